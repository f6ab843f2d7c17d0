import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly body: Readable;
  readonly bytes: number;
  readonly type: string;
}

/** Keeps files outside the documents. Keys are paths that begin with the county: `411728/FILE/full`. */
export interface ObjectStore {
  /** Durable once it resolves (a majority of the members where the store is replicated). A key is written once. */
  put(key: string, body: Buffer, type: string): Promise<void>;
  /** Null where there is no such object. */
  get(key: string): Promise<StoredObject | null>;
  /** Removes what is there, also what a crash left half written; no error where nothing is. */
  delete(key: string): Promise<void>;
}
