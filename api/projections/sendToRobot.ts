import { claimPushes, putOff, settlePushes, skipped } from '../commands/pushLedger';
import { takeSendSlot } from '../commands/takeSendSlot';
import { tellGroup } from '../commands/tellGroup';
import type { Deps } from '../deps';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import type { PushDocument } from '../models/Push';
import { Report } from '../models/Report';
import { ROBOT_RETRY_MS } from '../robotLimits';
import { STALE_MS } from './pushValues';
import { robotMessage } from './robotMessage';

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
    const gone = await tellGroup(deps, robot, claimed, message);
    if (gone.outcome === 'refused') rest = await skip(deps, rest, 'robot_off');
    if (gone.outcome === 'failed' && gone.retryable)
      return putOff(rest, new Date(deps.now().getTime() + ROBOT_RETRY_MS));
  }
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
