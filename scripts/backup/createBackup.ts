import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Db, MongoClient, Timestamp } from 'mongodb';
import { presentTime } from '../../api/presentTime';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { AS_STORED, joinDocuments } from './bsonStream';
import { changesAtPoint } from './changesAtPoint';
import { documentsAtPoint } from './contents';
import { counted, type Progress } from './counted';
import { followChanges } from './followChanges';
import {
  type BackupCollection,
  type BackupFile,
  identityOf,
  type Manifest,
  newBackupId,
  writeManifest,
} from './manifest';
import { backupMessages as messages } from './messages';
import { type BackupKeys, writeSealed } from './sealedFile';
import { digestOf } from './setHash';

export interface BackupOptions {
  readonly client: MongoClient;
  readonly database: string;
  /** Made here; what stands in it already is not touched. */
  readonly directory: string;
  readonly keys: BackupKeys;
  readonly onProgress?: Progress;
}

/**
 * Writes a backup of a database that goes on being used: all of it as it was at one moment, near the end.
 *
 * Every document is copied at its own time while a change stream notes what changes; then those that changed are read
 * again in one snapshot. A document that did not change between its copy and the snapshot is in the copy what it was in
 * the snapshot. So only the second reading has to end within the server's snapshot history (five minutes unless
 * `minSnapshotHistoryWindowInSeconds` says more), and the stream's beginning has to be in the oplog until the copy is
 * done. The files are read back before the manifest, written last, says that they are whole.
 *
 * @throws ExpectedFailure the folder is in use, a collection was dropped or renamed meanwhile, too much changed
 */
export async function createBackup(options: BackupOptions): Promise<Manifest> {
  const { client, directory, keys, onProgress = () => {} } = options;
  const db = client.db(options.database);
  await makeEmpty(directory);
  const id = newBackupId();
  const startedAt = new Date().toISOString();
  const place = { directory, keys, backupId: id };
  const write = async (
    collection: string,
    kind: 'copied' | 'changed',
    source: AsyncIterable<Uint8Array>,
  ): Promise<BackupFile> => {
    const name = `${encodeURIComponent(collection)}.${kind}.wlx`;
    const file = path.join(directory, name);
    const bytes = await writeSealed(file, keys, identityOf(id, name), joinDocuments(source));
    return { name, bytes };
  };

  const since = await presentTime(db);
  const following = followChanges(db, since);
  try {
    const copied = new Map<string, BackupFile>();
    for (const name of await collectionNames(db)) {
      const total = await db.collection(name).estimatedDocumentCount();
      const documents = counted(copyOf(db, name, since), (done) =>
        onProgress(messages.copying(name), done, total),
      );
      copied.set(name, await write(name, 'copied', documents));
    }
    onProgress(messages.readingChanges);
    const { point, changed } = await changesAtPoint(db, following, id, (name, changes) =>
      write(name, 'changed', changes),
    );
    const collections: BackupCollection[] = [];
    for (const name of new Set([...copied.keys(), ...changed.keys()])) {
      const files = { copied: copied.get(name) ?? null, changed: changed.get(name) ?? null };
      const documents = counted(documentsAtPoint(place, files), (done) =>
        onProgress(messages.readingBack(name), done),
      );
      collections.push({
        name,
        ...(await shapeOf(db, name)),
        ...files,
        ...(await digestOf(documents)),
      });
    }
    const manifest: Manifest = {
      format: 1,
      id,
      database: options.database,
      startedAt,
      point: point.toISOString(),
      collections,
    };
    await writeManifest(directory, keys, manifest);
    return manifest;
  } finally {
    await following.close();
  }
}

async function makeEmpty(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0) throw new ExpectedFailure(messages.inUse(directory));
}

async function collectionNames(db: Db): Promise<string[]> {
  const collections = await db
    .listCollections({ type: 'collection' }, { nameOnly: true })
    .toArray();
  return collections
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort();
}

/**
 * Each document as it was at `since` or later, whichever member answers. In the order of the ids and up to the last one
 * there is now: so it ends however fast the collection grows. What comes later is among the changes.
 */
async function* copyOf(db: Db, name: string, since: Timestamp): AsyncGenerator<Uint8Array> {
  const session = db.client.startSession({ causalConsistency: true });
  const collection = db.collection(name);
  const reading = { session, readConcern: 'majority', raw: true } as const;
  try {
    session.advanceOperationTime(since);
    const [last] = await collection
      .find({}, { ...reading, ...AS_STORED, raw: false, sort: { _id: -1 }, limit: 1 })
      .project({ _id: 1 })
      .toArray();
    if (!last) return;
    const before = collection.find({}, { ...reading, hint: { _id: 1 }, max: { _id: last._id } });
    for await (const document of before) yield document as unknown as Uint8Array;
    for await (const document of collection.find({ _id: last._id }, reading))
      yield document as unknown as Uint8Array;
  } finally {
    await session.endSession();
  }
}

async function shapeOf(
  db: Db,
  name: string,
): Promise<Pick<BackupCollection, 'options' | 'indexes'>> {
  const [info] = await db.listCollections({ name }).toArray();
  const indexes = await db.collection(name).listIndexes().toArray();
  return {
    options: info && 'options' in info ? { ...info.options } : {},
    indexes: indexes.map(({ v: _version, ...index }) => index),
  };
}
