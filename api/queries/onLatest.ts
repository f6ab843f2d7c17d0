import { ApiError } from '../errors';

/**
 * How a document that decides over a yes or no is read, by its id. `majority`: what a majority of the members has, as
 * all is read; a primary just elected, or one that does not know yet that it is none any more, may answer from the past.
 * `latest`: everything that was acknowledged before (MongoDB manual, read concern "linearizable"), at the price of a
 * round through the members.
 */
export type ReadLevel = 'majority' | 'latest';

/**
 * How long a primary may take to confirm that it is one; after that the client hears `try_again`, within the about five
 * seconds in which it hears of everything. A disk that is slow to keep the journal takes its time here too.
 */
const CONFIRM_MS = 4_000;

/** Options of the query. */
export const READ_OPTIONS = {
  majority: { readConcern: { level: 'majority' } },
  latest: { readConcern: { level: 'linearizable' }, maxTimeMS: CONFIRM_MS },
} as const;

/** Tries on what a majority has; nobody is refused before the same came of the latest there is. */
export async function onLatest<Result>(
  attempt: (level: ReadLevel) => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt('majority');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return attempt('latest');
  }
}
