import mongoose from 'mongoose';

/** Makes the indexes of every model that is loaded; those that exist stay as they are. */
export async function ensureIndexes(): Promise<void> {
  await Promise.all(Object.values(mongoose.models).map((model) => model.createIndexes()));
}
