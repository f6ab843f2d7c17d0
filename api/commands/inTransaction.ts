import mongoose, { type ClientSession } from 'mongoose';

/**
 * Does all of it or nothing. The work may run more than once where another writer was in the way, so it must have no
 * effects but its own writes in the session.
 */
export async function inTransaction<Result>(
  work: (transaction: ClientSession) => Promise<Result>,
): Promise<Result> {
  return mongoose.connection.withSession((session) =>
    session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}
