import type { Db, Timestamp } from 'mongodb';

/** The server's present time: a change stream or a session that begins there misses nothing written from now on. */
export async function presentTime(db: Db): Promise<Timestamp> {
  const { operationTime } = await db.command({ ping: 1 });
  return operationTime;
}
