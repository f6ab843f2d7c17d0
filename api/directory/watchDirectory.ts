import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import mongoose from 'mongoose';
import { presentTime } from '../presentTime';
import type { DirectoryChange, DirectoryDeps } from './loadDirectory';

export interface DirectoryWatch {
  /** Done when every later write is seen. */
  readonly started: Promise<void>;
  close(): Promise<void>;
}

interface Listener {
  apply(change: DirectoryChange): Promise<void>;
  /** What changed is not known: everything is read again. */
  reload(): Promise<void>;
}

/** Changes that come close together are read in one go. */
const DEBOUNCE_MS = 150;
/** From this many on, the whole is read rather than each. */
const MANY = 2000;
const REOPEN_MS = 1000;
const PIPELINE = [
  {
    $match: {
      'ns.coll': {
        $in: ['areas', 'calendarDays', 'organisations', 'people', 'posts', 'restrictions'],
      },
    },
  },
  { $project: { operationType: 1, ns: 1, documentKey: 1 } },
];

type Event = { ns?: { coll?: string }; documentKey?: { _id?: unknown } };

/** Follows what any process writes to areas, calendars, organisations, posts, people and restrictions, by one change stream. */
export function watchDirectory({ logger }: DirectoryDeps, listener: Listener): DirectoryWatch {
  const pending = createPending();
  let closed = false;
  let stream: mongoose.mongo.ChangeStream | null = null;
  let timer: NodeJS.Timeout | null = null;

  const flush = async (): Promise<void> => {
    timer = null;
    const change = pending.take();
    try {
      await (change === 'all' ? listener.reload() : listener.apply(change));
    } catch (error) {
      if (closed) return;
      logger.error({ err: error }, 'directory not refreshed, trying again');
      pending.addAll();
      timer = setTimeout(flush, REOPEN_MS).unref();
    }
  };
  const schedule = (): void => {
    if (!closed) timer ??= setTimeout(flush, DEBOUNCE_MS).unref();
  };

  async function open(): Promise<void> {
    const { db } = mongoose.connection;
    if (!db) throw new Error('the directory needs a connected database');
    // From the server's present time, so that the watch begins now and not with its first answer.
    stream = db.watch(PIPELINE, { startAtOperationTime: await presentTime(db) });
    stream.on('change', (event) => {
      pending.add(event as Event);
      schedule();
    });
    const opened = stream;
    stream.on('error', (error) => {
      if (!closed && stream === opened) void reopen(error);
    });
  }

  /** Tries until the database answers. */
  async function insist(): Promise<void> {
    while (!closed) {
      try {
        return await open();
      } catch (error) {
        logger.warn({ err: error }, 'change stream of the directory does not open, trying again');
        await setTimeoutPromise(REOPEN_MS, undefined, { ref: false });
      }
    }
  }

  async function reopen(error: unknown): Promise<void> {
    logger.warn({ err: error }, 'change stream of the directory broke, opening it again');
    stream?.removeAllListeners('change');
    stream?.close().catch(() => {});
    stream = null;
    await setTimeoutPromise(REOPEN_MS, undefined, { ref: false });
    await insist();
    pending.addAll();
    schedule();
  }

  return {
    started: insist(),
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await stream?.close();
    },
  };
}

/** What was seen since the last reading. */
function createPending() {
  let all = false;
  let areas = false;
  let calendar = false;
  let organisations = false;
  let restrictions = false;
  let postIds = new Set<string>();
  let personIds = new Set<string>();
  return {
    add({ ns, documentKey }: Event): void {
      const id = documentKey?._id;
      if (ns?.coll === 'areas') areas = true;
      else if (ns?.coll === 'calendarDays') calendar = true;
      else if (ns?.coll === 'organisations') organisations = true;
      else if (ns?.coll === 'restrictions') restrictions = true;
      else if (ns?.coll === 'posts' && typeof id === 'string') postIds.add(id);
      else if (ns?.coll === 'people' && typeof id === 'string') personIds.add(id);
      else all = true;
    },
    addAll(): void {
      all = true;
    },
    take(): DirectoryChange | 'all' {
      const change = {
        areas,
        calendar,
        organisations,
        restrictions,
        postIds: [...postIds],
        personIds: [...personIds],
      };
      const everything = all || postIds.size + personIds.size > MANY;
      all = areas = calendar = organisations = restrictions = false;
      postIds = new Set();
      personIds = new Set();
      return everything ? 'all' : change;
    },
  };
}
