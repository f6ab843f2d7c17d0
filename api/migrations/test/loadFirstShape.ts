import { readFile } from 'node:fs/promises';
import path from 'node:path';
import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;

/** Reports by the state or the way they were left in, people by their part; ids. */
export interface FirstShape {
  readonly names: Readonly<Record<string, string>>;
  readonly cast: Readonly<Record<string, string>>;
}

/**
 * Puts documents of the first released version into this file's database: `firstShape.jsonl` was written by that
 * version's own commands, projector and jobs (commit 41465b7), under the keys of the tests.
 */
export async function loadFirstShape(): Promise<FirstShape> {
  const file = path.join(import.meta.dirname, 'firstShape.jsonl');
  const [head = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const documents = new Map<string, mongoose.mongo.Document[]>();
  for (const line of lines) {
    const { collection, document } = EJSON.parse(line);
    documents.set(collection, [...(documents.get(collection) ?? []), document]);
  }
  for (const [collection, its] of documents)
    await mongoose.connection.collection(collection).insertMany(its);
  return JSON.parse(head);
}
