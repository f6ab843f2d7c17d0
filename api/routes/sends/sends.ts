import {
  changeRobotBody,
  listSendsQuery,
  retrySendBody,
  robot,
  robotBody,
  robotsResponse,
  robotTestResponse,
  send,
  sendPage,
} from '@shared/schemas/sends';
import type { Actor } from '../../actor';
import { retrySend } from '../../commands/retrySend';
import { addRobot, changeRobot } from '../../commands/robots';
import { testRobot } from '../../commands/testRobot';
import type { Deps } from '../../deps';
import type { PushDocument } from '../../models/Push';
import { presentRobot, presentSend, readSendId } from '../../presenters/presentSend';
import { findStaff } from '../../queries/findStaff';
import { listRobots, listSends, robotNames } from '../../queries/listSends';
import { sendMessages } from '../../sendMessages';
import { type Endpoint, endpoint } from '../endpoint';

/** What went outside the app, and the robots of the staff's groups: for the county's administrators. */
export const sendEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/sends',
    summary: 'What was sent outside the app, newest first (county administrators)',
    tag: 'sends',
    access: 'consented',
    limit: 'read',
    query: listSendsQuery,
    response: sendPage,
    handle: async ({ deps, actor, query }) => {
      const { items, nextCursor } = await listSends(actor, query);
      return { items: await present(deps, actor, items), nextCursor };
    },
  }),
  endpoint({
    method: 'post',
    path: '/sends/retries',
    summary: 'Send again by hand what failed or nobody knows of; it may arrive twice',
    tag: 'sends',
    access: 'consented',
    limit: 'step',
    body: retrySendBody,
    response: send,
    status: 201,
    handle: async ({ deps, actor, body }) => {
      const again = await retrySend(deps, actor, readSendId(body.sendId));
      return (await present(deps, actor, [again]))[0];
    },
  }),
  endpoint({
    method: 'get',
    path: '/robots',
    summary: 'The robots of the staff’s groups at 企业微信 (county administrators)',
    tag: 'sends',
    access: 'consented',
    limit: 'read',
    response: robotsResponse,
    handle: async ({ deps, actor }) => {
      const robots = await listRobots(actor);
      const directory = await deps.directory(actor.county);
      return { items: robots.map((one) => presentRobot(one, directory)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/robots',
    summary: 'Add the robot of a group; its key is sealed and never given out',
    tag: 'sends',
    access: 'consented',
    limit: 'step',
    body: robotBody,
    response: robot,
    status: 201,
    handle: async ({ deps, actor, body }) =>
      presentRobot(await addRobot(deps, actor, body), await deps.directory(actor.county)),
  }),
  endpoint({
    method: 'patch',
    path: '/robots/:id',
    summary: 'Change what a group is told of, its name or address; switch it off and on',
    tag: 'sends',
    access: 'consented',
    limit: 'step',
    body: changeRobotBody,
    response: robot,
    handle: async ({ deps, actor, body, params, ifVersion }) =>
      presentRobot(
        await changeRobot(deps, actor, { id: params.id ?? '', version: ifVersion }, body),
        await deps.directory(actor.county),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/robots/:id/test',
    summary: 'Write one line into the group now',
    tag: 'sends',
    access: 'consented',
    limit: 'step',
    response: robotTestResponse,
    handle: async ({ deps, actor, params }) => {
      const result = await testRobot(deps, actor, params.id ?? '');
      const arrived = result.outcome === 'sent';
      const code = result.outcome === 'unknown' ? result.cause : 'code' in result && result.code;
      return {
        arrived,
        words: arrived ? sendMessages.testArrived : sendMessages.codeWords(String(code)),
      };
    },
  }),
];

async function present(deps: Deps, actor: Actor, pushes: readonly PushDocument[]) {
  const [people, robots] = await Promise.all([
    findStaff(
      deps,
      pushes.flatMap(({ personId }) => personId ?? []),
    ),
    robotNames(
      actor.county,
      pushes.flatMap(({ robotId }) => robotId ?? []),
    ),
  ]);
  return pushes.map((push) => presentSend(push, { people, robots }));
}
