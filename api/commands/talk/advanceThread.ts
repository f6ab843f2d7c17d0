import type { Deps } from '../../deps';
import { answerBy } from '../../grids/talkHours';
import { onDutyOf } from '../../grids/talkKeys';
import { Message } from '../../models/Message';
import { Thread, type ThreadDocument } from '../../models/Thread';
import type { Talk } from '../../policies/threadPolicy';
import { isDuplicateKey } from '../isDuplicateKey';
import { foldMessages } from './foldMessages';

/** More than this a thread gets only where nothing was settled for long; the next round takes the rest. */
const BATCH = 200;

/** Takes the messages that came since into the thread; whoever is first with a version wins, the others look again. */
export async function advanceThread(deps: Deps, talk: Talk): Promise<ThreadDocument> {
  const directory = await deps.directory(talk.county);
  for (;;) {
    const thread = await findOrBegin(deps, talk);
    const { county, _id: threadId } = thread;
    const messages = await Message.find({
      county,
      threadId,
      sequence: { $gt: thread.lastSequence },
    })
      .sort({ sequence: 1 })
      .limit(BATCH)
      .lean();
    // Where nobody of those asked is on duty it is handed on at once.
    const attended = onDutyOf(directory, [
      ...talk.keys,
      ...thread.raised.map(({ key }) => key),
    ]).some(({ personId }) => personId !== talk.report?.about?.personId);
    const course = foldMessages(thread, messages, talk.keys, (since) =>
      attended ? answerBy(directory, talk, since) : since,
    );
    const after = {
      ...course,
      ...keysOf(talk, thread, course.raised),
      residentId: talk.residentId,
    };
    if (messages.length === 0 && after.keysVersion === thread.keysVersion) return thread;
    const { modifiedCount } = await Thread.updateOne(
      { _id: threadId, county, version: thread.version },
      { $set: after, $inc: { version: 1 } },
    );
    if (modifiedCount > 0 && messages.length < BATCH)
      return { ...thread, ...after, version: thread.version + 1 };
  }
}

/** To whom a thread is addressed; keys of an older version of the report never replace newer ones. */
function keysOf(
  talk: Talk,
  thread: Pick<ThreadDocument, 'baseKeys' | 'keysVersion'>,
  raised: ThreadDocument['raised'],
): Pick<ThreadDocument, 'keys' | 'baseKeys' | 'keysVersion'> {
  const version = talk.report?.version ?? 0;
  const older = version < thread.keysVersion;
  const baseKeys = older ? thread.baseKeys : [...talk.keys];
  return {
    baseKeys,
    keysVersion: older ? thread.keysVersion : version,
    keys: [...new Set([...baseKeys, ...raised.map(({ key }) => key)])],
  };
}

async function findOrBegin(deps: Deps, talk: Talk): Promise<ThreadDocument> {
  const { id: _id, county } = talk;
  const known = await Thread.findOne({ _id, county }).lean();
  if (known) return known;
  const now = deps.now();
  const thread: ThreadDocument = {
    _id,
    county,
    version: 1,
    kind: talk.report ? 'report' : 'grid',
    reportId: talk.report?._id ?? null,
    residentId: talk.residentId,
    keys: [...talk.keys],
    baseKeys: [...talk.keys],
    raised: [],
    keysVersion: talk.report?.version ?? 0,
    lastSequence: 0,
    lastSaidSequence: 0,
    lastAt: now,
    changes: 0,
    answeredSequence: 0,
    waitingSequence: null,
    waitingSince: null,
    raiseAt: null,
    telling: null,
    createdAt: now,
  };
  try {
    await Thread.collection.insertOne(thread as never);
    return thread;
  } catch (error) {
    // Two began it at once.
    if (!isDuplicateKey(error)) throw error;
    return findOrBegin(deps, talk);
  }
}
