import { takeSendSlot } from '../commands/takeSendSlot';
import type { Deps } from '../deps';
import type { RobotMessage, RobotResult } from '../integrations/wecom/robotClient';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import type { PushDocument } from '../models/Push';
import { Report } from '../models/Report';
import { openRobotKey } from '../secrets/robotKey';
import {
  afterFailure,
  claimPushes,
  type Outcome,
  putOff,
  settlePushes,
  skipped,
} from './claimPushes';
import { STALE_MS } from './pushValues';
import { robotMessage } from './robotMessage';

/** A robot that sent too much is heard again after a minute. */
const FIRST_RETRY_MS = 61_000;

/**
 * Tells a group what waits for it: several matters in one message, at most 20 messages a minute, all processes
 * together; the rest goes on when the robot may speak again.
 */
export async function sendToRobot(
  deps: Deps,
  pushes: readonly PushDocument[],
  goOn: () => boolean,
): Promise<void> {
  const robot = await GroupRobot.findById(pushes[0]?.robotId).lean<GroupRobotDocument>();
  let rest = await withoutUnfit(deps, robot, pushes);
  while (robot && rest.length > 0 && goOn()) {
    const wait = await takeSendSlot(robot._id);
    if (wait !== null) return putOff(rest, new Date(deps.now().getTime() + wait));
    const { told } = robotMessage(rest);
    const claimed = await claimPushes(rest.slice(0, told));
    rest = rest.slice(told);
    if (claimed.length === 0) continue;
    const message = { type: 'markdown', content: robotMessage(claimed).content } as const;
    const gone = await sendAndSettle(deps, robot, claimed, message);
    if (gone.outcome === 'refused') rest = await skip(deps, rest, 'robot_off');
    if (gone.outcome === 'failed' && gone.retryable)
      return putOff(rest, new Date(deps.now().getTime() + FIRST_RETRY_MS));
  }
}

/** Sends claimed rows as one message, once, and writes down what came of it, on them and on the robot. */
export async function sendAndSettle(
  deps: Deps,
  robot: GroupRobotDocument,
  claimed: readonly PushDocument[],
  message: RobotMessage,
): Promise<RobotResult> {
  const result = await deps.robots.send(openRobotKey(deps.keyRing, robot), message);
  await settlePushes(deps, claimed, (push) => outcomeOf(deps, push, result));
  const code = codeOf(result);
  if (result.outcome !== 'sent')
    deps.logger.warn({ robotId: robot._id, code }, 'a message to a group did not arrive');
  await GroupRobot.updateOne(
    { _id: robot._id, county: robot.county, key: robot.key },
    {
      $set: {
        lastCode: code,
        lastAt: deps.now(),
        // 93000: there is no such robot any more; who looks after it gives the new address.
        ...(result.outcome === 'refused' ? { enabled: false } : {}),
      },
    },
  );
  return result;
}

const codeOf = (result: RobotResult): string | null => {
  if (result.outcome === 'sent') return null;
  return result.outcome === 'unknown' ? result.cause : String(result.code);
};

function outcomeOf(deps: Deps, push: PushDocument, result: RobotResult): Outcome {
  const code = codeOf(result);
  if (result.outcome !== 'failed') return { state: result.outcome, code };
  const { retryable } = result;
  return afterFailure(deps, push, { code: code ?? '', retryable, firstRetryMs: FIRST_RETRY_MS });
}

/** What must not go out (any more) is skipped: old news, a robot that was switched off, reports about the staff. */
async function withoutUnfit(
  deps: Deps,
  robot: GroupRobotDocument | null,
  pushes: readonly PushDocument[],
): Promise<PushDocument[]> {
  if (!robot?.enabled) return skip(deps, pushes, 'robot_off');
  const since = deps.now().getTime() - STALE_MS;
  const stale = pushes.filter(({ createdAt }) => createdAt.getTime() < since);
  await skip(deps, stale, 'stale');
  const ids = pushes.flatMap(({ reportId }) => reportId ?? []);
  const aboutStaff = await Report.find(
    { _id: { $in: ids }, county: robot.county, about: { $ne: null } },
    { _id: 1 },
  ).lean();
  const hidden = new Set<string | null>(aboutStaff.map(({ _id }) => _id));
  const secret = pushes.filter(({ reportId }) => hidden.has(reportId));
  await skip(deps, secret, 'about_staff');
  return pushes.filter((push) => !stale.includes(push) && !secret.includes(push));
}

async function skip(deps: Deps, pushes: readonly PushDocument[], code: string): Promise<[]> {
  const claimed = await claimPushes(pushes);
  await settlePushes(deps, claimed, () => skipped(code));
  return [];
}
