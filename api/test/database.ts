import mongoose from 'mongoose';
import { ensureIndexes } from '../models/ensureIndexes';

/** A collection that stands in a database whose indexes are made. */
const PREPARED = 'indexesMade';

/**
 * Makes the indexes of all models in the connected database: unique ones are part of what is tested. A database that an
 * earlier file left behind has them.
 */
export async function prepareDatabase(): Promise<void> {
  const collections = await mongoose.connection.listCollections();
  if (collections.some(({ name }) => name === PREPARED)) return;
  await ensureIndexes();
  await mongoose.connection.createCollection(PREPARED);
}
