import type { Deps } from '../deps';
import { Push, type PushDocument } from '../models/Push';
import { sendPush } from './sendPush';

const AT_ONCE = 4;
/** Longer than any send can take: WeChat's calls end after seconds. */
const CLAIM_SECONDS = 300;

/**
 * Sends what waits, each row claimed before; and gives up on claims that a crash left.
 * @throws the first thing that went wrong, after the others were sent
 */
export async function sendPushes(deps: Deps, goOn: () => boolean): Promise<void> {
  await settleLostClaims(deps);
  const errors: unknown[] = [];
  const work = async (): Promise<void> => {
    while (goOn()) {
      const push = await claim(deps.now());
      if (!push) return;
      // A row whose sending broke stays claimed, and is settled as unknown after its time.
      await sendPush(deps, push).catch((error) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (errors.length > 0) throw errors[0];
}

/** From here on only this process may send it; whatever happens to the process, no other will. */
const claim = (now: Date): Promise<PushDocument | null> =>
  Push.findOneAndUpdate(
    { county: { $gt: '' }, state: 'waiting', tryAt: { $lte: now } },
    { $set: { state: 'claimed' }, $currentDate: { claimedAt: true }, $inc: { attempts: 1 } },
    { sort: { tryAt: 1 }, returnDocument: 'after' },
  ).lean<PushDocument>();

/** A claim whose process died: it may have been sent, so it is never sent again by itself. */
async function settleLostClaims(deps: Deps): Promise<void> {
  const lost = await Push.updateMany(
    {
      county: { $gt: '' },
      state: 'claimed',
      $expr: { $lt: ['$claimedAt', { $subtract: ['$$NOW', CLAIM_SECONDS * 1000] }] },
    },
    { $set: { state: 'unknown', code: 'crashed', settledAt: deps.now() } },
  );
  if (lost.modifiedCount > 0) {
    deps.metrics.pushes.inc({ channel: 'wechat', outcome: 'unknown' }, lost.modifiedCount);
    deps.logger.warn({ count: lost.modifiedCount }, 'sends of a process that died are unknown');
  }
}
