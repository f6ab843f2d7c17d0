import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { projectRoot } from '../paths';
import { type ReplicaSet, type ReplicaSetOptions, startReplicaSet } from './startReplicaSet';

interface Note {
  _id: string;
}

/** Writes one note and returns all that are there. */
async function note(set: ReplicaSet, text: string): Promise<string[]> {
  const client = new MongoClient(set.uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    const notes = client.db('kept').collection<Note>('notes');
    await notes.insertOne({ _id: text }, { writeConcern: { w: 'majority', journal: true } });
    const all = await notes.find().sort({ _id: 1 }).toArray();
    return all.map(({ _id }) => _id);
  } finally {
    await client.close();
  }
}

/** Where the first member keeps its data. */
async function folderOf(set: ReplicaSet): Promise<string> {
  const client = new MongoClient(set.uri);
  try {
    return (await client.db('admin').command({ getCmdLineOpts: 1 })).parsed.storage.dbPath;
  } finally {
    await client.close();
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another process that starts a set, prints its mongod's id and waits. */
function otherProcess(options: ReplicaSetOptions, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const script = `import('./scripts/mongod/startReplicaSet.ts').then(async ({ startReplicaSet }) => {
    const set = await startReplicaSet(${JSON.stringify(options)});
    console.log(set.members[0].pid);
    setInterval(() => {}, 1000);
  });`;
  return spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim();
  throw new Error('the other process ended without a word');
}

describe('startReplicaSet', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'replica-set-'));
    onTestFinished(() => fs.rm(dataDir, { recursive: true, force: true }));
  });

  async function start(): Promise<ReplicaSet> {
    const set = await startReplicaSet({ dataDir, handOverMs: 1_000 });
    onTestFinished(() => set.stop());
    return set;
  }

  it('keeps its data over a clean stop and over kill -9', async () => {
    const first = await start();
    await note(first, '1 before a clean stop');
    await first.stop();

    const second = await start();
    await note(second, '2 before kill -9');
    const [member] = second.members;
    process.kill(member?.pid ?? 0, 'SIGKILL');
    await member?.ended;

    expect(await note(await start(), '3 after both')).toEqual([
      '1 before a clean stop',
      '2 before kill -9',
      '3 after both',
    ]);
  });

  it('refuses data another start works on, in one sentence', async () => {
    await start();
    await expect(startReplicaSet({ dataDir, handOverMs: 0 })).rejects.toThrow(
      /^The database in .* is in use: another start is running here; stop that one first\.$/,
    );
  });

  it('ends with the process that started it, even after kill -9', async () => {
    const other = otherProcess({ dataDir });
    const mongod = Number(await firstLine(other));
    expect(lives(mongod)).toBe(true);
    other.kill('SIGKILL');
    for (let waited = 0; lives(mongod) && waited < 100; waited += 1) await sleep(100);
    expect(lives(mongod)).toBe(false);
  });

  it('leaves nothing behind where the data is not to be kept', async () => {
    vi.stubEnv('TMPDIR', dataDir);
    onTestFinished(() => void vi.unstubAllEnvs());
    const set = await startReplicaSet();
    expect(await note(set, 'gone soon')).toEqual(['gone soon']);
    expect(await fs.readdir(dataDir)).not.toEqual([]);
    await set.stop();
    expect(await fs.readdir(dataDir)).toEqual([]);
  });

  it('leaves nothing behind after kill -9 either, where the data is not to be kept', async () => {
    const other = otherProcess({}, { TMPDIR: dataDir });
    await firstLine(other);
    const left = async () =>
      (await fs.readdir(dataDir)).filter((name) => name.startsWith('wei-lian-xin-mongo-'));
    expect(await left()).not.toEqual([]);
    other.kill('SIGKILL');
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });

  it('lies in memory where it is asked to and there is room, and goes from there', async () => {
    const set = await startReplicaSet({ inMemory: true });
    const folder = await folderOf(set);
    const { bavail, bsize } = await fs.statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
    expect(folder.startsWith('/dev/shm/')).toBe(bavail * bsize > 6 * 1024 ** 3);
    await set.stop();
    await expect(fs.access(folder)).rejects.toThrow('ENOENT');
  });
});
