import mongoose from 'mongoose';
import { afterAll, beforeAll, inject } from 'vitest';
import { ownDatabase } from './ownDatabase';

// Every test file begins with an empty database that no other file uses meanwhile. It is emptied, not dropped: to make
// its collections and indexes costs more than many a file. There are two in turn: what a file still wrote when it had
// ended is over by the time its database is emptied.
beforeAll(async () => {
  const { name, before } = ownDatabase;
  Object.assign(ownDatabase, { name: before, before: name, begun: new Date() });
  await mongoose.connect(inject('mongoUri'), { dbName: before, monitorCommands: true });
  const collections = await mongoose.connection.listCollections();
  await Promise.all(
    collections.map((one) => mongoose.connection.collection(one.name).deleteMany({})),
  );
});

afterAll(() => mongoose.disconnect());
