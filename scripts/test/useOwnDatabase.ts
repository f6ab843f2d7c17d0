import mongoose from 'mongoose';
import { afterAll, beforeAll, inject } from 'vitest';
import { ownDatabaseName } from './databaseUri';

/** A worker's own: its collections and indexes are made once, which costs more than to empty them. */
const worker = globalThis as { testDatabase?: string };
worker.testDatabase ??= ownDatabaseName();
const dbName = worker.testDatabase;

// Every test file begins with an empty database that no other file uses meanwhile.
beforeAll(async () => {
  await mongoose.connect(inject('mongoUri'), { dbName, monitorCommands: true });
});

afterAll(async () => {
  const collections = await mongoose.connection.listCollections();
  await Promise.all(
    collections.map(({ name }) => mongoose.connection.collection(name).deleteMany({})),
  );
  await mongoose.disconnect();
});
