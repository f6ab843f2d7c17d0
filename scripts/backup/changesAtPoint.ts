import { BSON, type Db, MongoServerError, type Timestamp } from 'mongodb';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { AS_STORED, idKey } from './bsonStream';
import { packChange } from './contents';
import type { FollowedChanges } from './followChanges';
import type { BackupFile } from './manifest';
import { backupMessages as messages } from './messages';

/** A row for each backup that came so far, and one for its having read all changes. */
const BACKUPS = 'backups';
const BATCH = 500;
const snapshotTooOld = 239;

/**
 * Chooses the moment of a backup, by opening a snapshot, and writes what had changed as it was at that moment. That
 * all changes before it were read is known by a row which is inserted after the snapshot was opened.
 *
 * @returns the moment, and the file of each collection in which something changed
 * @throws ExpectedFailure where reading takes longer than the server keeps the snapshot
 */
export async function changesAtPoint(
  db: Db,
  following: FollowedChanges,
  backupId: string,
  write: (collection: string, changes: AsyncIterable<Uint8Array>) => Promise<BackupFile>,
): Promise<{ point: Date; changed: Map<string, BackupFile> }> {
  try {
    const backups = db.collection<{ _id: string }>(BACKUPS, { writeConcern: { w: 'majority' } });
    await backups.insertOne({ _id: backupId });
    const { cursor } = await db.command({
      find: BACKUPS,
      limit: 1,
      readConcern: { level: 'snapshot' },
    });
    const time: Timestamp = cursor.atClusterTime;
    const marker = `${backupId}/read`;
    await backups.insertOne({ _id: marker });
    const ids = await following.until({ collection: BACKUPS, id: marker });

    const changed = new Map<string, BackupFile>();
    for (const [name, inCollection] of ids)
      changed.set(name, await write(name, readAgain(db, time, name, inCollection)));
    return { point: new Date(time.getHighBits() * 1_000), changed };
  } catch (error) {
    if (error instanceof MongoServerError && error.code === snapshotTooOld)
      throw new ExpectedFailure(messages.snapshotTooOld);
    throw error;
  }
}

async function* readAgain(
  db: Db,
  time: Timestamp,
  name: string,
  ids: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const waiting = [...ids];
  for (let at = 0; at < waiting.length; at += BATCH) {
    const batch = new Map(waiting.slice(at, at + BATCH));
    const wanted = [...batch.values()].map((id) => BSON.deserialize(id, AS_STORED)._id);
    const readConcern = { level: 'snapshot', atClusterTime: time };
    const found = db.runCursorCommand(
      { find: name, filter: { _id: { $in: wanted } }, readConcern },
      { raw: true },
    );
    for await (const row of found) {
      const document = row as unknown as Uint8Array;
      const key = idKey(document);
      const id = batch.get(key);
      if (!id) throw new Error(`${name}: a document that was not asked for`);
      batch.delete(key);
      yield packChange({ at: id, document });
    }
    for (const id of batch.values()) yield packChange({ at: id, document: null });
  }
}
