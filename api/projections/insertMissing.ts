import type { Model } from 'mongoose';
import mongoose from 'mongoose';

/** Inserts the documents that are not there yet; what is there stays as it is. Safe to repeat and to race. */
export async function insertMissing<T extends { _id: string }>(
  model: Model<T>,
  documents: readonly T[],
): Promise<void> {
  if (documents.length === 0) return;
  try {
    await model.collection.insertMany(documents as never, { ordered: false });
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    const others = failed.filter((failure) => failure.code !== 11000);
    if (failed.length === 0 || others.length > 0) throw error;
  }
}
