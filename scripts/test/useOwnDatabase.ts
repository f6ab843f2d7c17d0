import mongoose from 'mongoose';
import { afterAll, beforeAll, inject } from 'vitest';
import { ownDatabase } from './ownDatabase';

// Every test file begins with an empty database that no other file uses meanwhile. It is emptied, not dropped: to make
// its collections and indexes costs more than many a file.
beforeAll(async () => {
  ownDatabase.begun = new Date();
  await mongoose.connect(inject('mongoUri'), { dbName: ownDatabase.name, monitorCommands: true });
});

afterAll(async () => {
  const collections = await mongoose.connection.listCollections();
  await Promise.all(
    collections.map(({ name }) => mongoose.connection.collection(name).deleteMany({})),
  );
  await mongoose.disconnect();
});
