import type { Actor } from '../../api/actor';
import type { Deps } from '../../api/deps';
import type { CountyDirectory } from '../../api/directory/countyDirectory';
import type { Random } from './random';

/** A clock that is set by hand: the demonstration's past is played through the real commands. */
export interface SetClock {
  now(): Date;
  set(time: Date): void;
}

export function createSetClock(start: Date): SetClock {
  let time = start;
  return {
    now: () => time,
    set(next) {
      time = next;
    },
  };
}

/** What the stories of the demonstration are told with. */
export interface SeedWorld {
  /** The API's own dependencies, on the clock below. */
  readonly deps: Deps;
  readonly directory: CountyDirectory;
  readonly random: Random;
  readonly clock: SetClock;
  /** The end of the demonstration's past: nothing happens after it. */
  readonly until: Date;
  /** Uploads pictures for a person, through the real pipeline, and gives their receipts. */
  receipts(actor: Actor, count: number): Promise<string[]>;
}
