import type { Deps } from '../../deps';
import { Message, type MessageDocument } from '../../models/Message';
import { Upload } from '../../models/Upload';
import { loadTalk } from '../../queries/talk/loadTalk';
import { advanceThread } from './advanceThread';
import { answerAbsence } from './answerAbsence';
import { openMessageReview } from './openMessageReview';
import { raiseThread } from './raiseThread';

const BATCH = 200;

/**
 * Brings what is kept of a thread up to its messages, and does what they call for: the automatic answer, handing on
 * where nobody is on duty. All of it can be repeated and raced; messages stay `pending` until it was done once.
 */
export async function settleThread(deps: Deps, county: string, threadId: string): Promise<void> {
  const talk = await loadTalk(await deps.directory(county), threadId);
  if (!talk) return;
  const thread = await advanceThread(deps, talk);
  const pending = await Message.find({ county, threadId, pending: true })
    .sort({ sequence: 1 })
    .limit(BATCH)
    .lean();
  const asked = pending.filter(({ from }) => from.as === 'resident').at(-1);
  if (asked && thread.waitingSince) {
    if (thread.raiseAt && thread.raiseAt <= deps.now()) await raiseThread(deps, talk, thread);
    else await answerAbsence(deps, talk, thread, asked);
  }
  await markFilesUsed(pending);
  for (const message of pending) await openMessageReview(deps, message);
  await Message.updateMany(
    { _id: { $in: pending.map(({ _id }) => _id) } },
    { $set: { pending: false } },
  );
}

async function markFilesUsed(messages: readonly MessageDocument[]): Promise<void> {
  for (const { _id, photos, voice, createdAt } of messages) {
    const ids = [...photos.map(({ fileId }) => fileId), ...(voice ? [voice.fileId] : [])];
    if (ids.length > 0)
      await Upload.updateMany(
        { _id: { $in: ids }, usedAt: null },
        { $set: { usedAt: createdAt, usedIn: `message/${_id}` } },
      );
  }
}
