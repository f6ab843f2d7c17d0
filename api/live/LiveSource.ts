import type { LiveChange } from '@shared/schemas/events';
import type { Actor } from '../actor';

/** A change to be told. */
export interface Telling {
  readonly county: string;
  /** Finds the receivers: `person:ID`, `area:CODE`, `org:ID`, `ROLE@AREA` (on duty only). */
  readonly keys: readonly string[];
  /** Decides, for each receiver that was found, when it is told; without it the keys decide. */
  readonly allows?: (actor: Actor) => boolean;
  readonly change: LiveChange;
}

/** One write to a collection, as far as the source asked for it. */
export interface SourceChange {
  readonly operation: 'insert' | 'update' | 'replace' | 'delete';
  readonly id: string;
  /** Fields named by `fields`, as the document is now; null where it is gone. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** Of an update, what it set of the fields named by `fields`. */
  readonly updated: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  /** One receiver gets the first that fits it and no other: every change is one place in the order. */
  readonly tell?: readonly Telling[];
  /** Sessions (families of refresh tokens) whose sockets are closed. */
  readonly ends?: readonly string[];
}

/** A collection whose writes are told. To add one: a file in `sources/`, a line in `liveSources.ts`. */
export interface LiveSource {
  readonly collection: string;
  /** Which change events count, in the words of change streams; it costs nothing where it fits no event. */
  readonly match: Readonly<Record<string, unknown>>;
  /** Fields of the document that `follow` looks at; nothing else leaves the database. */
  readonly fields: readonly string[];
  /** What follows from a change. It may be asked again for the same one, and waits for nothing but the database. */
  follow(change: SourceChange): Outcome | Promise<Outcome>;
}
