import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps';
import { Push, type PushDocument } from '../models/Push';

const MAX_ATTEMPTS = 5;

/** What came of a row; `waiting` goes on later. */
export type Outcome = Partial<PushDocument> & Pick<PushDocument, 'state'>;

export const skipped = (code: string): Outcome => ({ state: 'skipped', code });

/**
 * From here on only this process may send these rows, as one message; whatever happens to it, no other will.
 * @returns those that were still waiting, oldest first
 */
export async function claimPushes(pushes: readonly PushDocument[]): Promise<PushDocument[]> {
  const [first] = pushes;
  if (!first) return [];
  const batch = randomUUID();
  const these = { county: first.county, _id: { $in: pushes.map(({ _id }) => _id) } };
  await Push.updateMany(
    { ...these, state: 'waiting' },
    {
      $set: { state: 'claimed', batch },
      $currentDate: { claimedAt: true },
      $inc: { attempts: 1 },
    },
  );
  return Push.find({ ...these, state: 'claimed', batch })
    .sort({ createdAt: 1, _id: 1 })
    .lean<PushDocument[]>();
}

/** Writes down what came of each claimed row. */
export async function settlePushes(
  deps: Deps,
  pushes: readonly PushDocument[],
  outcomeOf: (push: PushDocument) => Outcome,
): Promise<void> {
  if (pushes.length === 0) return;
  const at = deps.now();
  const updates = pushes.map((push) => {
    const outcome = outcomeOf(push);
    deps.metrics.pushes.inc({ channel: push.channel, outcome: outcome.state });
    return {
      updateOne: {
        // A claim that was given up meanwhile is corrected by what is now known.
        filter: {
          _id: push._id,
          county: push.county,
          state: { $in: ['claimed', 'unknown'] },
          batch: push.batch,
        },
        update: { $set: { ...outcome, settledAt: outcome.state === 'waiting' ? null : at } },
      },
    };
  });
  await Push.bulkWrite(updates as never);
}

/** Rows that nobody claimed yet go on later; their attempts are not counted. */
export async function putOff(pushes: readonly PushDocument[], tryAt: Date): Promise<void> {
  const [first] = pushes;
  if (!first) return;
  await Push.updateMany(
    { county: first.county, _id: { $in: pushes.map(({ _id }) => _id) }, state: 'waiting' },
    { $set: { tryAt } },
  );
}

/** What is known not to have arrived: tried again a few times where that may help, each time four times later. */
export function afterFailure(
  deps: Pick<Deps, 'now'>,
  { attempts }: Pick<PushDocument, 'attempts'>,
  failure: { readonly code: string; readonly retryable: boolean; readonly firstRetryMs: number },
): Outcome {
  const { code, retryable, firstRetryMs } = failure;
  if (!retryable) return { state: 'failed', code };
  if (attempts >= MAX_ATTEMPTS) return { state: 'givenUp', code };
  const wait = firstRetryMs * 4 ** (attempts - 1);
  return { state: 'waiting', code, tryAt: new Date(deps.now().getTime() + wait) };
}
