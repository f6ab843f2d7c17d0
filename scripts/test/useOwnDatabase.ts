import mongoose from 'mongoose';
import { afterAll, beforeAll, inject } from 'vitest';
import { ownDatabaseName } from './databaseUri';

// Every test file works on a database of its own, which goes when the file is done.
beforeAll(async () => {
  await mongoose.connect(inject('mongoUri'), { dbName: ownDatabaseName(), monitorCommands: true });
});

afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});
