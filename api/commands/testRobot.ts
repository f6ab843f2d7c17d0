import { randomUUID } from 'node:crypto';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import type { RobotResult } from '../integrations/wecom/robotClient';
import { Push } from '../models/Push';
import { sendMessages } from '../sendMessages';
import { newPush } from './newPush';
import { recordAudit } from './recordAudit';
import { robotOf } from './robots';
import { takeSendSlot } from './takeSendSlot';
import { tellGroup } from './tellGroup';

/**
 * Writes one line into the group, at once, by the ledger like everything that goes outside.
 * @throws ApiError forbidden, not_found, rate_limited where the robot used up its minute
 */
export async function testRobot(deps: Deps, actor: Actor, id: string): Promise<RobotResult> {
  const robot = await robotOf(actor, id);
  if ((await takeSendSlot(robot._id)) !== null) throw apiError('rate_limited');
  const content = sendMessages.robotTest(robot.name);
  const push = {
    ...newPush(deps, {
      _id: `test-${randomUUID()}/${robot._id}/wecom`,
      county: robot.county,
      channel: 'wecom',
      receiver: robot._id,
      template: 'test',
      reportId: null,
      alarm: true,
      values: {
        number: '',
        matter: sendMessages.testMatter,
        status: '',
        place: '',
        at: deps.now(),
        note: '',
      },
    }),
    state: 'claimed' as const,
    batch: randomUUID(),
    attempts: 1,
    claimedAt: new Date(),
  };
  await Push.insertMany([push]);
  await recordAudit(deps, {
    county: robot.county,
    actorId: actor.personId,
    action: 'robot.test',
    subject: robot._id,
  });
  return tellGroup(deps, robot, [push], { type: 'text', content });
}
