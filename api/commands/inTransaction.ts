import mongoose, { type ClientSession } from 'mongoose';
import { AnswerLate, answerWithin } from '../answerWithin';

/** The driver would try again for two minutes, while somebody waits. */
const PATIENCE_MS = 5_000;

/** For what writes many documents: as long as MongoDB lets a transaction live. */
export const LONG_TRANSACTION_MS = 60_000;

/**
 * Does all of it or nothing. The work may run more than once where another writer was in the way, so it must have no
 * effects but its own writes in the session. When patience is over it is not begun again; a commit whose answer was
 * lost is still asked for in the background, so that it is there or not, never half.
 * @throws AnswerLate (a client reads `try_again`) where the database did not answer in time
 */
export async function inTransaction<Result>(
  work: (transaction: ClientSession) => Promise<Result>,
  patienceMs: number = PATIENCE_MS,
): Promise<Result> {
  const until = performance.now() + patienceMs;
  const done = mongoose.connection.withSession((session) =>
    session.withTransaction(
      async () => {
        if (performance.now() > until) throw new AnswerLate('not begun again');
        return work(session);
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    ),
  );
  return answerWithin(patienceMs, done);
}
