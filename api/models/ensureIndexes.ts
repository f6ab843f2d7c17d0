import type { IndexDescription } from 'mongodb';
import mongoose from 'mongoose';
import { allModels } from './allModels';

/**
 * Makes the indexes of every model; those that exist stay as they are. Where nothing is missing nothing
 * is asked for: the program's own database user may make none on the audit log. One command a collection.
 */
export async function ensureIndexes(): Promise<void> {
  const collections = (await mongoose.connection.listCollections()).map(({ name }) => name);
  await Promise.all(
    allModels().map(async (model) => {
      const isNew = !collections.includes(model.collection.name);
      const indexes = model.schema.indexes();
      const missing = isNew ? indexes : (await model.diffIndexes()).toCreate;
      if (missing.length === 0) return;
      const wanted = indexes.map(([key, options]) => ({ key, ...options }));
      await model.collection.createIndexes(wanted as IndexDescription[]);
    }),
  );
}
