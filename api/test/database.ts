import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureIndexes } from '../models/ensureIndexes';

const MODELS = path.resolve(import.meta.dirname, '../models');

/**
 * Makes the indexes of all models in this file's own database: unique ones are part of what is tested. The project's
 * setup file connects to it and drops it afterwards.
 */
export async function prepareDatabase(): Promise<void> {
  const files = (await readdir(MODELS)).filter((file) => /^[A-Z]\w*\.ts$/.test(file));
  for (const file of files) await import(pathToFileURL(path.join(MODELS, file)).href);
  await ensureIndexes();
}
