import type { Telling } from './LiveSource';

/** A change in its place. Positions are resume tokens of MongoDB: as text they sort as the changes happened. */
export interface LoggedChange {
  readonly position: string;
  readonly tell: readonly Telling[];
}

export interface EventLog {
  /** Changes come in order; the oldest go when there are too many. */
  add(change: LoggedChange): void;
  /** At most `limit` changes after a position, oldest first; null where some of them are gone. */
  after(position: string, limit: number): readonly LoggedChange[] | null;
  /** Forgets everything: what comes is complete from this position on. */
  restart(floor: string): void;
}

/** The last changes of a process, `most` of them. */
export function createEventLog(most: number): EventLog {
  let changes: LoggedChange[] = [];
  let floor = '';
  return {
    add(change) {
      changes.push(change);
      // Trimmed seldom and by much: one copy in a quarter of the log.
      if (changes.length < most * 1.25) return;
      const gone = changes.splice(0, changes.length - most);
      floor = gone.at(-1)?.position ?? floor;
    },
    after(position, limit) {
      if (position < floor) return null;
      const first = firstAfter(changes, position);
      return changes.slice(first, first + limit);
    },
    restart(from) {
      changes = [];
      floor = from;
    },
  };
}

/** Index of the first change after a position, by halving. */
function firstAfter(changes: readonly LoggedChange[], position: string): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle]?.position ?? '') > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
