import type { Deps } from '../deps';
import { isDatabaseAway } from '../isDatabaseAway';
import { Report } from '../models/Report';
import { projectReport } from './projectReport';

const BATCH = 100;
const AT_ONCE = 4;
/** A report that could not be projected lets the others go first for so long. */
const RETRY_AFTER_MS = 30_000;

/** Reports that failed lately, by id: when they may be tried again (milliseconds, monotonic). */
export type FailedReports = Map<string, number>;

/**
 * Projects what is pending, oldest step first, until nothing is or `goOn` says no.
 * @returns what went wrong, each also in the log; those reports stay pending
 * @throws where the database is away
 */
export async function projectPending(
  deps: Deps,
  failed: FailedReports,
  goOn: () => boolean,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  while (goOn()) {
    for (const [id, retryAt] of failed) if (retryAt <= performance.now()) failed.delete(id);
    const pending = await Report.find(
      // All counties: naming the index's first field lets the small partial index answer.
      { county: { $gt: '' }, pendingProjection: true, _id: { $nin: [...failed.keys()] } },
      { _id: 1 },
    )
      .sort({ updatedAt: 1 })
      .limit(BATCH)
      .lean();
    if (pending.length === 0) break;
    const queue = pending.map(({ _id }) => _id);
    const work = async (): Promise<void> => {
      for (let id = queue.shift(); id && goOn(); id = queue.shift()) {
        try {
          await projectReport(deps, id);
        } catch (error) {
          // Not this report's fault: it must not wait for longer than the database is away.
          if (isDatabaseAway(error)) throw error;
          errors.push(error);
          failed.set(id, performance.now() + RETRY_AFTER_MS);
          deps.logger.error({ err: error, reportId: id }, 'projection failed');
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return errors;
}
