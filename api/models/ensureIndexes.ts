import type { IndexDescription } from 'mongodb';
import mongoose from 'mongoose';

/**
 * Makes the indexes of every model that is loaded; those that exist stay as they are. Where nothing is missing nothing
 * is asked for: the program's own database user may make none on the audit log. One command a collection.
 */
export async function ensureIndexes(): Promise<void> {
  await Promise.all(
    Object.values(mongoose.models).map(async (model) => {
      const { toCreate } = await model.diffIndexes();
      if (toCreate.length === 0) return;
      const indexes = model.schema.indexes().map(([key, options]) => ({ key, ...options }));
      await model.collection.createIndexes(indexes as IndexDescription[]);
    }),
  );
}
