import type { Deps } from '../../deps';
import { nextOnDuty } from '../../grids/nextOnDuty';
import { answerBy } from '../../grids/talkHours';
import { Thread, type ThreadDocument } from '../../models/Thread';
import type { Talk } from '../../policies/threadPolicy';
import { tellRaised } from './tellRaised';

/**
 * Hands a talk that nobody answered on to the next on duty: decided by one conditional update, then told. Of several
 * that try, one decides; what a crash leaves untold is told by the next run.
 */
export async function raiseThread(deps: Deps, talk: Talk, thread: ThreadDocument): Promise<void> {
  const { _id, county, version, waitingSequence } = thread;
  if (thread.telling) await tellRaised(deps, talk, thread.telling);
  if (waitingSequence === null) return;
  const now = deps.now();
  const directory = await deps.directory(county);
  const asked = [...new Set([...talk.keys, ...thread.keys])];
  const next = nextOnDuty(directory, talk.areaPath, asked, talk.report?.about ?? null);
  if (!next) {
    await Thread.updateOne(
      { _id, county, version },
      { $set: { raiseAt: null }, $inc: { version: 1 } },
    );
    return;
  }
  const to = { ...next, by: answerBy(directory, talk, now) };
  const telling = {
    ...to,
    waitingSequence,
    step: thread.raised.length + 1,
    // Before anybody had time to answer: nobody was there.
    atOnce: thread.raiseAt?.getTime() === thread.waitingSince?.getTime(),
    at: now,
  };
  const { modifiedCount } = await Thread.updateOne(
    { _id, county, version },
    {
      $set: {
        raised: [...thread.raised, to],
        keys: [...new Set([...thread.keys, next.key])],
        // Above the county there is nobody.
        raiseAt: next.areaCode === county ? null : to.by,
        telling,
      },
      $inc: { version: 1 },
    },
  );
  if (modifiedCount > 0) await tellRaised(deps, talk, telling);
}
