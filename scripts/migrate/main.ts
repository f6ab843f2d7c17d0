import mongoose from 'mongoose';
import { allMigrations } from '../../api/migrations/allMigrations';
import { runMigrations } from '../../api/migrations/runMigrations';
import { refuseHalfRestored } from '../../api/restoreMark';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { migrateMessages } from './messages';

/** Brings the data to the shape this version works with; the API does so by itself when it starts. */
await runMain(async () => {
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'kept', onProgress: progress.note });
  try {
    await mongoose.connect(database.uri, { dbName: process.env.MONGODB_DATABASE ?? 'weilianxin' });
    const { db } = mongoose.connection;
    if (!db) throw new ExpectedFailure(migrateMessages.noDatabase);
    await refuseHalfRestored(db);
    const ran = await runMigrations(db, allMigrations, {
      onProgress: (id, done) => progress.show(migrateMessages.running(id, done)),
    });
    progress.end();
    console.log(migrateMessages.done(ran));
    return 0;
  } finally {
    await mongoose.disconnect();
    await database.stop();
  }
});
