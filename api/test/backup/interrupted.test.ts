import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createBackup } from '../../../scripts/backup/createBackup';
import { projectRoot } from '../../../scripts/paths';
import { testKeyRing as keys, TEST_INDEX_KEY, TEST_MASTER_KEYS } from '../testKeyRing';

let directory: string;
const client = (): mongoose.mongo.MongoClient => mongoose.connection.getClient();
const target = () => client().db(`${mongoose.connection.name}_back`);

beforeAll(async () => {
  directory = path.join(await mkdtemp(path.join(os.tmpdir(), 'wei-lian-xin-back-')), 'one');
  for (let number = 0; number < 30; number += 1)
    await mongoose.connection
      .collection(`part${String(number).padStart(2, '0')}`)
      .insertMany(Array.from({ length: 200 }, (_, at) => ({ at, words: 'x'.repeat(500) })));
  await createBackup({ client: client(), database: mongoose.connection.name, directory, keys });
});
afterAll(async () => {
  await target().dropDatabase();
  await rm(path.dirname(directory), { recursive: true });
});

interface Ended {
  code: number | null;
  output: string;
}

/** A program of this repository as a process of its own, on the database to be restored. */
function run(
  args: readonly string[],
  onOutput: (output: string, child: ChildProcess) => void = () => {},
) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: target().databaseName,
      MASTER_KEYS: TEST_MASTER_KEYS,
      INDEX_KEY: TEST_INDEX_KEY,
      PORT: '0',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
      onOutput(output, child);
    });
  return once(child, 'close').then(([code]): Ended => ({ code, output }));
}

it('says that it was broken off, keeps the API from starting, and is done when begun again', async () => {
  const restore = ['scripts/restore/main.ts', '--from', directory];
  const killed = await run(restore, (output, child) => {
    if (output.includes('part03')) child.kill('SIGKILL');
  });
  expect(killed.code).toBeNull();
  const left = await target().listCollections().toArray();
  expect(left.length).toBeLessThan(32);

  const api = await run(['api/main.ts']);
  expect(api.code).toBe(1);
  expect(api.output).toContain('还没有恢复完');

  const again = await run(restore);
  expect([again.code, again.output]).toEqual([0, expect.stringContaining('中断了')]);
  for (const { name } of await mongoose.connection.listCollections())
    if (name.startsWith('part')) expect(await target().collection(name).countDocuments()).toBe(200);
  expect(await target().listCollections({ name: 'restores' }).toArray()).toEqual([]);

  const over = await run(restore);
  expect([over.code, over.output]).toEqual([1, expect.stringContaining('不是空的')]);
}, 240_000);
