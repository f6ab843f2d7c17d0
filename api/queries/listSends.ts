import type { PushChannel, PushState } from '@shared/pushes';
import type { Actor } from '../actor';
import { apiError } from '../errors';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import { Push, type PushDocument } from '../models/Push';
import { canManageSends } from '../policies/sendPolicy';
import { makeCursor, readCursor } from './cursor';
import { listReportsAbout } from './listReportsAbout';

export interface SendFilter {
  readonly state?: PushState | undefined;
  readonly channel?: PushChannel | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * The county's ledger of sends, newest first, along an index whatever is filtered; but for what went out of a report
 * about the person who asks.
 * @throws ApiError forbidden, bad_cursor
 */
export async function listSends(
  actor: Actor,
  { state, channel, cursor, limit }: SendFilter,
): Promise<{ items: PushDocument[]; nextCursor: string | null }> {
  if (!canManageSends(actor)) throw apiError('forbidden');
  const found = await Push.find({
    county: actor.county,
    reportId: { $nin: await listReportsAbout(actor) },
    ...(channel ? { channel } : {}),
    ...(state ? { state } : {}),
    ...(cursor ? after(cursor) : {}),
  })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<PushDocument[]>();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? makeCursor(last.createdAt, last._id) : null };
}

function after(cursor: string) {
  const { value, id } = readCursor(cursor);
  if (!value) throw apiError('bad_cursor');
  return { $or: [{ createdAt: { $lt: value } }, { createdAt: value, _id: { $lt: id } }] };
}

/** The robots of the county's groups, by area. @throws ApiError forbidden */
export async function listRobots(actor: Actor): Promise<GroupRobotDocument[]> {
  if (!canManageSends(actor)) throw apiError('forbidden');
  return GroupRobot.find({ county: actor.county })
    .sort({ areaCode: 1, _id: 1 })
    .limit(1000)
    .lean<GroupRobotDocument[]>();
}

/** Names of robots by id. */
export async function robotNames(county: string, ids: readonly string[]) {
  const robots = await GroupRobot.find({ _id: { $in: [...ids] }, county }, { name: 1 }).lean();
  return new Map(robots.map(({ _id, name }) => [_id, name]));
}
