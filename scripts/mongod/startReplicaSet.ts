import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { freePort } from '../network/freePort';
import { makeEphemeralFolder } from './ephemeralFolder';
import { findMongod } from './findMongod';
import { type RunningMongod, replicaSetName, startMongod } from './startMongod';

export interface ReplicaSet {
  /** Connection string without a database name. */
  uri: string;
  /** Where the program came from, in words. */
  source: string;
  version: string;
  members: RunningMongod[];
  /** Starts a member that has ended again, on the same data and port. */
  restart(number: number): Promise<void>;
  /** Shuts every member down; ephemeral data is removed. */
  stop(): Promise<void>;
}

export interface ReplicaSetOptions {
  /** Kept data; without it the data lives in a temporary folder and goes with the set. */
  dataDir?: string;
  /** Data that is not kept lies in memory where there is room: for what neither measures nor proves the disk. */
  inMemory?: boolean;
  /** Port of the first member; by default the one it had last time where that is free, else any. */
  port?: number;
  /** 1 by default. */
  members?: number;
  /** Where everybody reaches a member, if not at its own address: something stands before it. */
  reachedAt?: (host: string) => Promise<string>;
  /** How long an earlier start on the same data may take to end; 8 s by default. */
  handOverMs?: number;
  /** Further arguments of each mongod. */
  extra?: readonly string[];
  onProgress?: (line: string) => void;
}

const leastFreeBytes = 400 * 1024 * 1024;
const electionMs = 60_000;
/** A linearizable read waits for the journal's next turn: 22 ms of nothing where the journal is memory. */
const NO_DISK = ['--journalCommitInterval', '20'];
const notYetInitialized = 94;

async function refuseFullDisk(directory: string): Promise<void> {
  const { bavail, bsize } = await fs.statfs(directory);
  if (bavail * bsize >= leastFreeBytes) return;
  throw new ExpectedFailure(
    `The disk is full: less than ${leastFreeBytes / 1024 / 1024} MB are free for the database in ${directory}; free some space and run the command again.`,
  );
}

interface ReplicaSetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

async function storedConfig(admin: Db): Promise<ReplicaSetConfig | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as ReplicaSetConfig;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === notYetInitialized) return undefined;
    throw error;
  }
}

/** Founds the set, or tells a set that was stored under other ports where its members are now. */
async function agreeOnMembers(admin: Db, hosts: string[]): Promise<void> {
  const members = hosts.map((host, _id) => ({ _id, host }));
  const stored = await storedConfig(admin);
  if (!stored) {
    const settings = { electionTimeoutMillis: 2_000, heartbeatIntervalMillis: 500 };
    await admin.command({ replSetInitiate: { _id: replicaSetName, members, settings } });
    return;
  }
  if (stored.members.map(({ host }) => host).join() === hosts.join()) return;
  await admin.command({
    replSetReconfig: { ...stored, version: stored.version + 1, members },
    force: true,
  });
}

async function electPrimary(hosts: string[]): Promise<void> {
  const client = new MongoClient(`mongodb://${hosts[0]}/?directConnection=true`);
  try {
    const admin = client.db('admin');
    await agreeOnMembers(admin, hosts);
    for (const until = Date.now() + electionMs; Date.now() < until; await sleep(50)) {
      const { isWritablePrimary, primary } = await admin.command({ hello: 1 });
      if (isWritablePrimary || primary) return;
    }
  } finally {
    await client.close();
  }
  throw new ExpectedFailure(
    'The database started but found no primary within a minute; see mongod.log.',
  );
}

const portOf = ({ host }: RunningMongod): number => Number(host.split(':')[1]);

async function lastPort(portFile: string): Promise<number | undefined> {
  const text = await fs.readFile(portFile, 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

/**
 * Starts a replica set of real mongod processes on loopback. Data that a killed process left behind
 * is recovered by mongod itself; the set ends with the calling process, however that ends.
 *
 * @throws ExpectedFailure no mongod to be had, disk full, data in use by another process, port taken
 */
export async function startReplicaSet(options: ReplicaSetOptions = {}): Promise<ReplicaSet> {
  const { dataDir, members: count = 1, onProgress } = options;
  const mongod = await findMongod({ onProgress });
  const base = dataDir ?? (await makeEphemeralFolder(options.inMemory));
  await fs.mkdir(base, { recursive: true });
  await refuseFullDisk(base);
  const portFile = path.join(base, 'port');
  const members: RunningMongod[] = [];
  const startMember = (number: number, port: number): Promise<RunningMongod> =>
    startMongod({
      binary: mongod.path,
      directory: path.join(base, `member-${number}`),
      port,
      cacheGigabytes: dataDir ? 1 : 0.5,
      handOverMs: options.handOverMs ?? 8_000,
      isEphemeral: !dataDir,
      extra: [...(options.inMemory ? NO_DISK : []), ...(options.extra ?? [])],
    });
  const stop = async () => {
    await Promise.all(members.map((member) => member.stop()));
    if (!dataDir) await fs.rm(base, { recursive: true, force: true });
  };
  try {
    for (let number = 0; number < count; number += 1) {
      const fixed = number === 0 ? options.port : undefined;
      const port = fixed ?? (await freePort(number === 0 ? await lastPort(portFile) : undefined));
      members.push(await startMember(number, port));
    }
    if (dataDir && members[0]) await fs.writeFile(portFile, String(portOf(members[0])));
    const hosts = await Promise.all(members.map(({ host }) => options.reachedAt?.(host) ?? host));
    await electPrimary(hosts);
    return {
      uri: `mongodb://${hosts.join(',')}/?replicaSet=${replicaSetName}`,
      source: mongod.source,
      version: mongod.version,
      members,
      async restart(number) {
        const ended = members[number];
        if (!ended) throw new RangeError(`there is no member ${number}`);
        members[number] = await startMember(number, portOf(ended));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
