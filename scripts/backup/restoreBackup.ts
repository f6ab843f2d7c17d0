import { BSON, type Db, type MongoClient } from 'mongodb';
import { type RestoreMark, restoreMarks } from '../../api/restoreMark';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { AS_STORED } from './bsonStream';
import { documentsAtPoint } from './contents';
import { counted, type Progress } from './counted';
import { type BackupCollection, type Manifest, readManifest } from './manifest';
import { backupMessages as messages } from './messages';
import type { BackupKeys } from './sealedFile';
import { digestOf, sameSet } from './setHash';

export interface RestoreOptions {
  readonly client: MongoClient;
  readonly database: string;
  readonly directory: string;
  readonly keys: BackupKeys;
  readonly onProgress?: Progress;
  /** What is put right in the data once it is there and compared, before the database counts as restored. */
  readonly afterwards?: (db: Db) => Promise<void>;
  /** Told where an earlier restore was broken off. */
  readonly onResumed?: (mark: RestoreMark) => void;
}

const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_DOCUMENTS = 1_000;

/**
 * Puts a backup into an empty database and compares what stands there then, document by document, with the backup. A
 * mark stands in the database until that is done: the API does not start on it, and the next restore begins anew.
 *
 * @throws ExpectedFailure the backup is not whole, the database not empty, the result different
 * @throws BackupDamaged
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { client, directory, keys, onProgress = () => {} } = options;
  const manifest = await readManifest(directory, keys);
  const db = client.db(options.database);
  const place = { directory, keys, backupId: manifest.id };
  await begin(db, manifest, options.onResumed);
  for (const collection of manifest.collections) {
    const { name, count } = collection;
    await db.createCollection(name, collection.options);
    const documents = counted(documentsAtPoint(place, collection), (done) =>
      onProgress(messages.restoring(name), done, count),
    );
    await insertAll(db, name, documents);
  }
  // Before the indexes: one with a lifetime would take documents away.
  for (const collection of manifest.collections) {
    const { name, count } = collection;
    const documents = counted(documentsOf(db, name), (done) =>
      onProgress(messages.comparing(name), done, count),
    );
    if (!sameSet(await digestOf(documents), collection))
      throw new ExpectedFailure(messages.different(name));
  }
  for (const collection of manifest.collections) {
    onProgress(messages.indexing(collection.name));
    await makeIndexes(db, collection);
  }
  await options.afterwards?.(db);
  // By a majority: all that was written before is then there too.
  await restoreMarks(db).drop({ writeConcern: { w: 'majority' } });
  return manifest;
}

/** Sets the mark in a database that is empty, or that only a broken restore has written to. */
async function begin(
  db: Db,
  { id, point }: Manifest,
  onResumed: RestoreOptions['onResumed'],
): Promise<void> {
  const marks = restoreMarks(db);
  const earlier = await marks.findOne();
  if (earlier) onResumed?.(earlier);
  const present = await db.listCollections({}, { nameOnly: true }).toArray();
  const others = present.map(({ name }) => name).filter((name) => name !== marks.collectionName);
  if (!earlier)
    for (const name of others)
      if (await db.collection(name).findOne({}, { projection: { _id: 1 } }))
        throw new ExpectedFailure(messages.notEmpty(db.databaseName, name));
  await marks.replaceOne(
    { _id: 'restore' },
    { backup: id, point, startedAt: new Date() },
    { upsert: true, writeConcern: { w: 'majority' } },
  );
  for (const name of others) await db.collection(name).drop();
}

async function insertAll(
  db: Db,
  name: string,
  documents: AsyncIterable<Uint8Array>,
): Promise<void> {
  const collection = db.collection<{ _id: never }>(name);
  let batch: { _id: never }[] = [];
  let bytes = 0;
  const insert = async (): Promise<void> => {
    if (batch.length > 0) await collection.insertMany(batch, { ordered: false });
    batch = [];
    bytes = 0;
  };
  for await (const document of documents) {
    batch.push(BSON.deserialize(document, AS_STORED) as { _id: never });
    bytes += document.length;
    if (bytes >= BATCH_BYTES || batch.length >= BATCH_DOCUMENTS) await insert();
  }
  await insert();
}

async function* documentsOf(db: Db, name: string): AsyncGenerator<Uint8Array> {
  for await (const document of db.collection(name).find({}, { raw: true }))
    yield document as unknown as Uint8Array;
}

async function makeIndexes(db: Db, { name, indexes }: BackupCollection): Promise<void> {
  const own = indexes.filter((index) => index.name !== '_id_');
  if (own.length > 0) await db.command({ createIndexes: name, indexes: own });
}
