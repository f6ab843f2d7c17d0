import type { TalkCounts } from '@shared/schemas/talk';
import { MOST_UNREAD_SHOWN } from '@shared/talkLimits';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../../actor';
import { Thread, type ThreadDocument } from '../../models/Thread';
import { countUnreadOf } from './countUnreadOf';
import { givenThreads, ownThreads, waitingThreads } from './listThreads';

/** Only the talks spoken last are looked at: what lies deeper unread is found in the list. */
const LOOKED_AT = 100;

/** For badges: messages not read, and talks in which a resident waits for this person's posts. */
export async function countTalks(actor: Actor): Promise<TalkCounts> {
  const [own, given, waitingCount] = await Promise.all([
    latest(ownThreads(actor)),
    actor.posts.length > 0 ? latest(givenThreads(actor)) : [],
    actor.posts.length > 0
      ? Thread.countDocuments(waitingThreads(actor)).limit(MOST_UNREAD_SHOWN)
      : 0,
  ]);
  const unread = await countUnreadOf(actor, [...own, ...given]);
  const sum = [...unread.values()].reduce((n, count) => n + count, 0);
  return { unreadCount: Math.min(sum, MOST_UNREAD_SHOWN), waitingCount };
}

const latest = (filter: QueryFilter<ThreadDocument>) =>
  Thread.find(filter, { county: 1, residentId: 1, lastSequence: 1, waitingSequence: 1 })
    .sort({ lastAt: -1, _id: -1 })
    .limit(LOOKED_AT)
    .lean();
