import type { mongo } from 'mongoose';

/** Stands in a database from the beginning of a restore until all of it was put in and compared. */
export interface RestoreMark {
  _id: 'restore';
  /** Of which backup, and of which moment that is. */
  backup: string;
  point: string;
  startedAt: Date;
}

export const restoreMarks = (db: mongo.Db): mongo.Collection<RestoreMark> =>
  db.collection<RestoreMark>('restores');

/** @throws Error in a sentence, where a restore into this database was broken off or still runs */
export async function refuseHalfRestored(db: mongo.Db): Promise<void> {
  const mark = await restoreMarks(db).findOne();
  if (!mark) return;
  throw new Error(
    `数据库 ${db.databaseName} 还没有恢复完（${mark.startedAt.toISOString()} 开始恢复）：请先运行 npm run restore 做完，再启动。`,
  );
}
