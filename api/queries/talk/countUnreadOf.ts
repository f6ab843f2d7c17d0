import { MOST_UNREAD_SHOWN } from '@shared/talkLimits';
import type { Actor } from '../../actor';
import { Message, type MessageDocument } from '../../models/Message';
import type { ThreadDocument } from '../../models/Thread';
import { ThreadMark } from '../../models/ThreadMark';
import { markId } from './findMarks';

type Counted = Pick<
  ThreadDocument,
  '_id' | 'county' | 'residentId' | 'lastSequence' | 'waitingSequence'
>;

/**
 * Messages of others that a person has not read, by thread, at most 100 each. Who comes new to a talk (a post handed
 * over, a talk handed on) begins with what waits for an answer, not with the whole history. What the system tells is
 * for the resident.
 */
export async function countUnreadOf(
  actor: Pick<Actor, 'personId'>,
  threads: readonly Counted[],
): Promise<ReadonlyMap<string, number>> {
  const marks = await ThreadMark.find(
    { _id: { $in: threads.map(({ _id }) => markId(_id, actor.personId)) } },
    { threadId: 1, read: 1 },
  ).lean();
  const readOf = new Map(marks.map(({ threadId, read }) => [threadId, read]));
  const behind = threads.flatMap((thread) => {
    const read = readOf.get(thread._id) ?? beginning(actor, thread);
    return read < thread.lastSequence ? [{ thread, read }] : [];
  });
  const counts = await Promise.all(
    behind.map(async ({ thread, read }): Promise<[string, number]> => {
      const speakers: MessageDocument['from']['as'][] =
        thread.residentId === actor.personId ? ['staff', 'system'] : ['resident', 'staff'];
      const count = await Message.countDocuments({
        county: thread.county,
        threadId: thread._id,
        sequence: { $gt: read },
        'from.as': { $in: speakers },
        'from.personId': { $ne: actor.personId },
      }).limit(MOST_UNREAD_SHOWN);
      return [thread._id, count];
    }),
  );
  return new Map(counts);
}

function beginning(actor: Pick<Actor, 'personId'>, thread: Counted): number {
  if (thread.residentId === actor.personId) return 0;
  return thread.waitingSequence === null ? thread.lastSequence : thread.waitingSequence - 1;
}
