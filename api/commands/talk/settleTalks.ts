import type { QueryFilter } from 'mongoose';
import type { Deps } from '../../deps';
import { Message } from '../../models/Message';
import { Thread, type ThreadDocument } from '../../models/Thread';
import { loadTalk } from '../../queries/talk/loadTalk';
import { raiseThread } from './raiseThread';
import { settleThread } from './settleThread';
import { tellRaised } from './tellRaised';

const BATCH = 100;
/** Younger ones are still in the hands of the process that wrote them. */
const LEFT_AFTER_MS = 10_000;

/**
 * What time makes due in talks: unanswered ones go to the next on duty; what a crash left is done. Every part decides
 * by a conditional update, so it does no harm where several run at once, or one after a day away.
 */
export async function settleTalks(deps: Deps): Promise<void> {
  await settleLeft(deps);
  const now = deps.now();
  const left = new Date(now.getTime() - LEFT_AFTER_MS);
  await forEachThread(deps, { 'telling.at': { $type: 'date', $lte: left } }, async (thread) => {
    const talk = await loadTalk(await deps.directory(thread.county), thread._id);
    if (talk && thread.telling) await tellRaised(deps, talk, thread.telling);
  });
  await forEachThread(deps, { raiseAt: { $type: 'date', $lte: now } }, async (thread) => {
    const talk = await loadTalk(await deps.directory(thread.county), thread._id);
    if (talk) await raiseThread(deps, talk, thread);
    // The resident is no more: nobody waits.
    else
      await Thread.updateOne(
        { _id: thread._id, county: thread.county },
        { $set: { raiseAt: null } },
      );
  });
}

/** Messages whose thread does not know of them, by thread. */
async function settleLeft(deps: Deps): Promise<void> {
  const before = new Date(deps.now().getTime() - LEFT_AFTER_MS);
  const rows = await Message.find(
    { county: { $gt: '' }, pending: true, createdAt: { $lte: before } },
    { county: 1, threadId: 1 },
  )
    .sort({ createdAt: 1 })
    .limit(BATCH)
    .lean();
  const threads = new Map(rows.map((row) => [row.threadId, row.county]));
  for (const [threadId, county] of threads)
    await orLog(deps, threadId, () => settleThread(deps, county, threadId));
}

async function forEachThread(
  deps: Deps,
  due: QueryFilter<ThreadDocument>,
  work: (thread: ThreadDocument) => Promise<void>,
): Promise<void> {
  const seen: string[] = [];
  for (;;) {
    // All counties: naming the index's first field lets the small partial index answer.
    const rows = await Thread.find({ county: { $gt: '' }, ...due, _id: { $nin: seen } })
      .limit(BATCH)
      .lean();
    for (const thread of rows) {
      seen.push(thread._id);
      await orLog(deps, thread._id, () => work(thread));
    }
    if (rows.length < BATCH) return;
  }
}

/** One that fails does not hold up the others; the next run tries it again. */
async function orLog(deps: Deps, threadId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.logger.error({ err: error, threadId }, 'a talk could not be settled');
  }
}
