import { BSON, type Db, type Timestamp } from 'mongodb';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { AS_STORED, idKey } from './bsonStream';
import { backupMessages as messages } from './messages';

/** `{ _id }` as BSON of the documents that changed, by collection; each once. */
export type ChangedIds = ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;

export interface FollowedChanges {
  /** All that changed until the marker was written. @throws ExpectedFailure where a backup cannot go on */
  until(marker: Marker): Promise<ChangedIds>;
  close(): Promise<void>;
}

/** A document whose own insertion says how far the changes were read. */
export interface Marker {
  readonly collection: string;
  readonly id: string;
}

/** Ids are held in memory: some 200 bytes each. */
const MOST_CHANGES = 2_000_000;

interface Change {
  readonly operationType: string;
  readonly ns?: { readonly coll?: string };
  readonly documentKey?: { readonly _id: unknown };
}

/** Notes which documents of a database change from a time on. */
export function followChanges(db: Db, since: Timestamp): FollowedChanges {
  const changed = new Map<string, Map<string, Uint8Array>>();
  const stream = db.watch<BSON.Document, Change & BSON.Document>(
    [{ $project: { operationType: 1, ns: 1, documentKey: 1 } }],
    { startAtOperationTime: since, ...AS_STORED },
  );
  let wake = (): void => {};
  let failure: unknown = null;
  let count = 0;

  const note = ({ operationType, ns, documentKey }: Change): void => {
    const collection = ns?.coll;
    if (!documentKey || !collection)
      throw new ExpectedFailure(
        messages.shapeChanged(operationType, collection ?? db.databaseName),
      );
    const ids = changed.get(collection) ?? new Map<string, Uint8Array>();
    changed.set(collection, ids);
    const at = BSON.serialize({ _id: documentKey._id });
    const key = idKey(at);
    if (!ids.has(key)) count += 1;
    if (count > MOST_CHANGES) throw new ExpectedFailure(messages.tooManyChanges(MOST_CHANGES));
    ids.set(key, at);
  };
  const reading = (async () => {
    for await (const change of stream) {
      note(change);
      wake();
    }
  })().catch((error: unknown) => {
    failure = error;
    wake();
  });

  return {
    async until({ collection, id }) {
      const key = idKey(BSON.serialize({ _id: id }));
      while (!changed.get(collection)?.has(key)) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return changed;
    },
    async close() {
      await stream.close();
      await reading;
    },
  };
}
