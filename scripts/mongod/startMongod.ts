import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { endWithUs } from './endWithUs';
import { DataInUse, explainMongodExit, type LogOfRun } from './explainMongodExit';

export const replicaSetName = 'rs0';
const startMs = 60_000;
const stopMs = 20_000;
const logKeptBytes = 20 * 1024 * 1024;

/** One mongod that answers on loopback. */
export interface RunningMongod {
  host: string;
  pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Why it ended, in one sentence, where nobody asked it to. */
  explainEnd(): Promise<string>;
  /** Shuts it down cleanly; after 20 s by force. */
  stop(): Promise<void>;
}

interface StartOptions {
  binary: string;
  directory: string;
  port: number;
  cacheGigabytes: number;
  /** How long to wait for an earlier mongod on the same data to end. */
  handOverMs: number;
  /** The directory goes when this process is gone. */
  isEphemeral?: boolean;
  /** Further arguments of mongod. */
  extra?: readonly string[];
}

function ending(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Notes where this run's log begins; a log grown too large is begun anew. */
async function beginLog(file: string): Promise<LogOfRun> {
  const { size } = await fs.stat(file).catch(() => ({ size: 0 }));
  if (size <= logKeptBytes) return { file, startsAt: size };
  await fs.rm(file);
  return { file, startsAt: 0 };
}

async function answers(host: string): Promise<boolean> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 500,
  });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false; // not listening yet; the caller asks again or sees the process end
  } finally {
    await client.close();
  }
}

/**
 * As `startMongodOnce`, but gives a mongod of an earlier run, whose own process has just died, a few
 * seconds to let go of the data.
 */
export async function startMongod(options: StartOptions): Promise<RunningMongod> {
  for (const until = Date.now() + options.handOverMs; ; await sleep(500)) {
    try {
      return await startMongodOnce(options);
    } catch (error) {
      if (!(error instanceof DataInUse) || Date.now() > until) throw error;
    }
  }
}

/**
 * Starts one mongod as a member of a replica set and waits until it answers. It outlives Ctrl-C in
 * the terminal (so that the API can drain first) but never the process that called this.
 *
 * @throws ExpectedFailure in words where mongod ended at once (data in use, disk full, port taken)
 */
async function startMongodOnce(options: StartOptions): Promise<RunningMongod> {
  const { binary, directory, port, cacheGigabytes, isEphemeral = false, extra = [] } = options;
  await fs.mkdir(directory, { recursive: true });
  const log = await beginLog(path.join(directory, 'mongod.log'));
  const child = spawn(
    binary,
    [
      '--dbpath',
      directory,
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--replSet',
      replicaSetName,
      '--wiredTigerCacheSizeGB',
      String(cacheGigabytes),
      '--oplogSize',
      '512',
      '--logpath',
      log.file,
      '--logappend',
      '--nounixsocket',
      '--quiet',
      '--setParameter',
      'diagnosticDataCollectionEnabled=false',
      '--setParameter',
      'shutdownTimeoutMillisForSignaledShutdown=200',
      ...extra,
    ],
    { stdio: 'ignore', detached: true },
  );
  child.on('error', () => {}); // shows as a process without an id, below
  const pid = child.pid;
  if (pid === undefined) throw await explainMongodExit(directory, log, port);
  const ended = ending(child);
  endWithUs(child, isEphemeral ? directory : undefined);

  const host = `127.0.0.1:${port}`;
  for (const until = Date.now() + startMs; !(await answers(host)); await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw await explainMongodExit(directory, log, port);
    }
  }
  return {
    host,
    pid,
    ended,
    explainEnd: async () => (await explainMongodExit(directory, log, port)).message,
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopMs);
      await ended;
      clearTimeout(force);
    },
  };
}
