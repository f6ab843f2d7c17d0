import path from 'node:path';
import { BSON } from 'mongodb';
import { idKey, splitDocuments } from './bsonStream';
import { type BackupCollection, type BackupFile, identityOf } from './manifest';
import { type BackupKeys, readSealed } from './sealedFile';

export interface BackupPlace {
  readonly directory: string;
  readonly keys: BackupKeys;
  readonly backupId: string;
}

/** A document that changed while its collection was copied. */
export interface Change {
  /** `{ _id }` as BSON. */
  readonly at: Uint8Array;
  /** As it was at the point; null where it was gone. */
  readonly document: Uint8Array | null;
}

export const packChange = ({ at, document }: Change): Uint8Array =>
  BSON.serialize({ at: new BSON.Binary(at), document: document && new BSON.Binary(document) });

function unpackChange(bytes: Uint8Array): Change {
  const { at, document } = BSON.deserialize(bytes, { promoteBuffers: true });
  return { at, document };
}

/**
 * The documents of a collection as they were at the backup's point: what was copied and did not change since, then what
 * changed.
 *
 * @throws BackupDamaged
 */
export async function* documentsAtPoint(
  place: BackupPlace,
  { copied, changed }: Pick<BackupCollection, 'copied' | 'changed'>,
): AsyncGenerator<Uint8Array> {
  const outdated = new Set<string>();
  for await (const { at } of changes(place, changed)) outdated.add(idKey(at));
  for await (const document of documents(place, copied))
    if (outdated.size === 0 || !outdated.has(idKey(document))) yield document;
  for await (const { document } of changes(place, changed)) if (document) yield document;
}

async function* documents(place: BackupPlace, file: BackupFile | null): AsyncGenerator<Buffer> {
  if (!file) return;
  const identity = identityOf(place.backupId, file.name);
  yield* splitDocuments(readSealed(path.join(place.directory, file.name), place.keys, identity));
}

async function* changes(place: BackupPlace, file: BackupFile | null): AsyncGenerator<Change> {
  for await (const bytes of documents(place, file)) yield unpackChange(bytes);
}
