import type { QueryFilter } from 'mongoose';
import type { Actor } from '../../actor';
import { Thread, type ThreadDocument } from '../../models/Thread';
import { postKey } from '../../policies/threadPolicy';
import { makeCursor, readCursor } from '../cursor';

export interface ThreadsQuery {
  readonly scope: 'mine' | 'posts' | 'waiting';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One's own talks as a resident. */
export const ownThreads = (actor: Actor): QueryFilter<ThreadDocument> => ({
  county: actor.county,
  residentId: actor.personId,
});

/** Talks addressed to a person's posts that are on duty. */
export const givenThreads = (actor: Actor): QueryFilter<ThreadDocument> => ({
  county: actor.county,
  keys: { $in: actor.posts.filter((post) => post.onDuty).map(postKey) },
  residentId: { $ne: actor.personId },
});

/** Of these, those in which the resident waits for an answer. */
export const waitingThreads = (actor: Actor): QueryFilter<ThreadDocument> => ({
  ...givenThreads(actor),
  waitingSince: { $type: 'date' },
});

/**
 * Talks, the last spoken first; the unanswered longest waiting first. Keyset by (time, _id).
 * @throws ApiError bad_cursor
 */
export async function listThreads(
  actor: Actor,
  { scope, cursor, limit }: ThreadsQuery,
): Promise<{ rows: ThreadDocument[]; nextCursor: string | null }> {
  const waiting = scope === 'waiting';
  const field = waiting ? 'waitingSince' : 'lastAt';
  const direction = waiting ? 1 : -1;
  const filter =
    scope === 'mine' ? ownThreads(actor) : waiting ? waitingThreads(actor) : givenThreads(actor);
  if (cursor) {
    const { value, id } = readCursor(cursor);
    const beyond = waiting ? '$gt' : '$lt';
    const at = value ?? new Date(0);
    filter.$and = [
      { [field]: { [`${beyond}e`]: at } },
      { $or: [{ [field]: { [beyond]: at } }, { [field]: at, _id: { [beyond]: id } }] },
    ];
  }
  const rows = await Thread.find(filter)
    .sort({ [field]: direction, _id: direction })
    .limit(limit + 1)
    .lean();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page,
    nextCursor: last ? makeCursor(waiting ? last.waitingSince : last.lastAt, last._id) : null,
  };
}
