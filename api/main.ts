import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { createDeps } from './createDeps';
import { createHttpServer } from './createHttpServer';
import { type Env, EnvError, parseEnv } from './env';
import { isDatabaseAway } from './isDatabaseAway';
import { startJobs } from './jobs/startJobs';
import { allMigrations } from './migrations/allMigrations';
import { runMigrations } from './migrations/runMigrations';
import { ensureIndexes } from './models/ensureIndexes';
import { createProjector } from './projections/projector';
import { refuseHalfRestored } from './restoreMark';

/** How long requests that are under way may take to end once the process was asked to stop. */
const DRAIN_MS = 10_000;

export interface RunningApi {
  readonly url: string;
  close(): Promise<void>;
}

/** Connects, makes the indexes, listens, and drives projections and jobs. */
export async function startApi(env: Env): Promise<RunningApi> {
  await connectDatabase(env);
  const deps = await createDeps(env);
  const server = createHttpServer(deps);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  const projector = createProjector(deps);
  projector.start();
  const jobs = startJobs(deps);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // The server waits for its sockets too: they are told to go to another process.
      await deps.live.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(cut);
      await jobs.stop();
      await projector.stop();
      await deps.close();
      await mongoose.disconnect();
    },
  };
}

/** A database that begins together with the API is waited for. */
const FIRST_CONTACT_MS = 10_000;

/**
 * Acknowledged by a majority and journaled, or not at all. A request rides over an election of two seconds (the driver
 * repeats reads and writes once) and otherwise hears within about five that it should try again: a server that stands
 * still is noticed after heartbeat + connect timeout, and then another is looked for.
 */
export async function connectDatabase(env: Env): Promise<void> {
  for (const until = performance.now() + FIRST_CONTACT_MS; ; )
    try {
      await connectOnce(env);
      break;
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > until) throw error;
    }
  const { db } = mongoose.connection;
  if (db) {
    await refuseHalfRestored(db);
    await runMigrations(db, allMigrations);
  }
  await ensureIndexes();
}

async function connectOnce(env: Env): Promise<void> {
  await mongoose.connect(env.MONGODB_URI, {
    dbName: env.MONGODB_DATABASE,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    retryWrites: true,
    heartbeatFrequencyMS: 1_000,
    connectTimeoutMS: 1_500,
    serverSelectionTimeoutMS: 2_500,
    // The driver waits for a primary by itself; mongoose's queue would wait longer and fail without a code.
    bufferCommands: false,
    maxPoolSize: 50,
  });
}

/** The API as a process of its own: settings from the environment, one clear sentence where they are wrong. */
async function main(): Promise<void> {
  const api = await startApi(parseEnv(process.env));
  process.stdout.write(`API: ${api.url}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    api.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (import.meta.filename === process.argv[1])
  main().catch((error: unknown) => {
    const sentence =
      error instanceof EnvError || error instanceof Error ? error.message : String(error);
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  });
