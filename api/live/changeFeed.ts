import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Logger } from '../logger';
import { presentTime } from '../presentTime';
import type { LiveSource, SourceChange } from './LiveSource';
import { startOf } from './position';

type Stream = mongoose.mongo.ChangeStream<mongoose.mongo.Document, RawChange>;
type RawChange = mongoose.mongo.ChangeStreamDocument & {
  _id: { _data: string };
  operationType: SourceChange['operation'];
  ns: { coll: string };
  documentKey: { _id: unknown };
  fullDocument?: Record<string, unknown> | null;
  updateDescription?: { updatedFields?: Record<string, unknown> };
};

export interface FeedListener {
  /** Everything from this position on will be told, beginning some minutes ago. */
  begin(floor: string): void;
  /** One change, in order; the next waits until this is done. */
  take(position: string, collection: string, change: SourceChange): Promise<void>;
  /** Nothing up to this position is still to come. */
  reach(position: string): void;
}

export interface ChangeFeed {
  /** Opens at the first call; done when the present is reached. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** How far back a process looks when it begins: clients of one that has just stopped go on without a gap. */
const LOOK_BACK_SECONDS = 300;
const REOPEN_MS = 500;
/** How long the database holds a question that has no answer yet; an answer comes at once. */
const AWAIT_MS = 500;
/** ChangeStreamFatalError, ChangeStreamHistoryLost, InvalidResumeToken: the way back is gone. */
const NO_WAY_BACK: readonly unknown[] = [280, 286, 260];

const isLost = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && NO_WAY_BACK.includes(error.code);

/**
 * THE change stream of this process over the collections of all sources. It takes up where it was after every break;
 * where the database no longer knows that place it begins anew, and the listener hears `begin` again.
 */
export function createChangeFeed(
  logger: Logger,
  sources: readonly LiveSource[],
  listener: FeedListener,
  historyFrom: Date,
): ChangeFeed {
  const pipeline = pipelineOf(sources);
  let stream: Stream | null = null;
  let reached: string | null = null;
  /** Where the present was when the stream was opened. */
  let present = '';
  let lookBackSeconds = LOOK_BACK_SECONDS;
  let closed = false;
  let running: Promise<void> | null = null;
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });

  async function open(): Promise<Stream> {
    const { db } = mongoose.connection;
    if (!db) throw new Error('live events need a connected database');
    const watch = (from: mongoose.mongo.ChangeStreamOptions): Stream =>
      db.watch(pipeline, {
        ...from,
        fullDocument: 'updateLookup',
        maxAwaitTimeMS: AWAIT_MS,
      }) as unknown as Stream;
    if (reached !== null) return watch({ resumeAfter: { _data: reached } });
    const now = await presentTime(db);
    const earliest = Math.floor(historyFrom.getTime() / 1000);
    const t = Math.max((now.getHighBits() >>> 0) - lookBackSeconds, earliest);
    const from = new mongoose.mongo.Timestamp({ t, i: 1 });
    present = startOf(now);
    listener.begin(startOf(from));
    return watch({ startAtOperationTime: from });
  }

  async function step(): Promise<void> {
    stream ??= await open();
    const raw = await stream.tryNext();
    if (raw) {
      await listener.take(raw._id._data, raw.ns.coll, changeOf(raw));
      reached = raw._id._data;
    } else {
      const token = stream.resumeToken as { _data: string } | null;
      if (token) reached = token._data;
      if (reached !== null) listener.reach(reached);
    }
    if (!raw || (reached ?? '') >= present) arrive();
  }

  async function run(): Promise<void> {
    while (!closed) {
      try {
        await step();
      } catch (error) {
        if (closed) return;
        logger.warn({ err: error }, 'change stream of live events broke, opening it again');
        await stream?.close().catch(() => {});
        stream = null;
        if (isLost(error)) {
          reached = null;
          lookBackSeconds = 0;
        }
        await sleep(REOPEN_MS, undefined, { ref: false });
      }
    }
  }

  return {
    start() {
      running ??= run();
      return arrived;
    },
    async close() {
      closed = true;
      await stream?.close().catch(() => {});
      await running;
    },
  };
}

/** Filtered in the database before documents are looked up; only the fields that were asked for are sent. */
function pipelineOf(sources: readonly LiveSource[]): object[] {
  const fields = new Set(sources.flatMap((source) => source.fields));
  return [
    {
      $match: {
        operationType: { $in: ['insert', 'update', 'replace', 'delete'] },
        'ns.coll': { $in: sources.map((source) => source.collection) },
      },
    },
    {
      $match: {
        $or: sources.map((source) => ({
          $and: [{ 'ns.coll': source.collection }, source.match],
        })),
      },
    },
    {
      $project: {
        operationType: 1,
        'ns.coll': 1,
        documentKey: 1,
        ...Object.fromEntries(
          [...fields].flatMap((field) => [
            [`fullDocument.${field}`, 1],
            [`updateDescription.updatedFields.${field}`, 1],
          ]),
        ),
      },
    },
  ];
}

const changeOf = (raw: RawChange): SourceChange => ({
  operation: raw.operationType,
  id: String(raw.documentKey._id),
  document: raw.fullDocument ?? null,
  updated: raw.updateDescription?.updatedFields ?? {},
});
