import type { CountyDirectory } from './countyDirectory';
import {
  type CountyRecords,
  changeDirectory,
  type DirectoryChange,
  type DirectoryDeps,
  isHeld,
  loadRecords,
  type MadeDirectory,
  makeDirectory,
  type PostState,
  reloadRecords,
} from './loadDirectory';
import { watchDirectory } from './watchDirectory';

/** The directories of all counties this process was asked about. */
export interface DirectoryRegistry {
  /** The county as it stands; read from the database the first time. */
  (county: string): Promise<CountyDirectory>;
  /**
   * Reads what changed again, or the whole county; done when the next caller sees it. Commands await this after they
   * wrote, so that a person's next request knows of it.
   */
  refresh(county: string, change?: DirectoryChange): Promise<void>;
  /**
   * Done when the next caller sees this post as it is here, or as it became later. Reads and makes anew only what is not
   * held yet: a roster of thousands is one reading, not one for each.
   */
  catchUp(post: PostState): Promise<void>;
  close(): Promise<void>;
}

interface Held {
  records: CountyRecords;
  made: MadeDirectory;
  /** Reloads go one after the other, so that an older read never overwrites a newer one. */
  queue: Promise<void>;
  timer: NodeJS.Timeout | null;
}

const LONGEST_TIMER_MS = 3_600_000;

/** Holds counties in memory and follows what other processes write. Needs a connected mongoose. */
export function createDirectoryRegistry(deps: DirectoryDeps): DirectoryRegistry {
  const counties = new Map<string, Promise<Held>>();
  let closed = false;
  const watch = watchDirectory(deps, {
    apply: async (change) => {
      for (const county of [...counties.keys()]) await refresh(county, change);
    },
    reload: async () => {
      for (const county of [...counties.keys()]) await refresh(county);
    },
  });

  /** Everybody who asks from now on sees what was read; `change` says what of it, where it is known. */
  function swap(held: Held, change?: DirectoryChange): void {
    const now = deps.now();
    held.made = change
      ? changeDirectory(held.records, change, held.made, now)
      : makeDirectory(held.records, now);
    setTimer(held, now);
  }

  /** Posts that begin or end by themselves are found by looking at all. */
  function setTimer(held: Held, now: Date): void {
    if (held.timer) clearTimeout(held.timer);
    held.timer = null;
    const { nextChangeAt } = held.made;
    if (!nextChangeAt || closed) return;
    const wait = Math.min(nextChangeAt.getTime() - now.getTime() + 1, LONGEST_TIMER_MS);
    held.timer = setTimeout(() => swap(held), wait).unref();
  }

  async function load(county: string): Promise<Held> {
    // Followed before it is read: nothing written in between is missed.
    await watch.started;
    const records = await loadRecords(deps, county);
    const now = deps.now();
    const made = makeDirectory(records, now);
    const held: Held = { records, made, queue: Promise.resolve(), timer: null };
    setTimer(held, now);
    return held;
  }

  function hold(county: string): Promise<Held> {
    const known = counties.get(county);
    if (known) return known;
    const loading = load(county);
    counties.set(county, loading);
    loading.catch(() => counties.delete(county));
    return loading;
  }

  async function inTurn(held: Held, task: () => Promise<void>): Promise<void> {
    const work = held.queue.then(task);
    held.queue = work.catch(() => {});
    await work;
  }

  async function read(held: Held, change?: DirectoryChange): Promise<void> {
    if (change) await reloadRecords(deps, held.records, change);
    else held.records = await loadRecords(deps, held.records.county);
    swap(held, change);
  }

  async function refresh(county: string, change?: DirectoryChange): Promise<void> {
    const held = await hold(county);
    await inTurn(held, () => read(held, change));
  }

  async function catchUp(post: PostState): Promise<void> {
    const held = await hold(post.county);
    await inTurn(held, async () => {
      if (!isHeld(held.records, post, deps.now())) await read(held, { postIds: [post._id] });
    });
  }

  const find = async (county: string): Promise<CountyDirectory> =>
    (await hold(county)).made.directory;
  return Object.assign(find, {
    refresh,
    catchUp,
    async close() {
      closed = true;
      await watch.close();
      for (const loading of counties.values()) {
        const held = await loading.catch(() => null);
        if (held?.timer) clearTimeout(held.timer);
        await held?.queue;
      }
      counties.clear();
    },
  });
}
