import { cp, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackup } from '../../../scripts/backup/createBackup';
import { BackupDamaged } from '../../../scripts/backup/frames';
import { identityOf } from '../../../scripts/backup/manifest';
import { restoreBackup } from '../../../scripts/backup/restoreBackup';
import { readSealed } from '../../../scripts/backup/sealedFile';
import { verifyBackup } from '../../../scripts/backup/verifyBackup';
import { createKeyRing } from '../../secrets/keyRing';
import { testKeyRing as keys, TEST_INDEX_KEY } from '../testKeyRing';

const WORDS = '大宁县某村的一条反映';
/** Frames are 64 KiB: what does not compress fills several. */
const noise = (): mongoose.mongo.Binary =>
  new mongoose.mongo.Binary(crypto.getRandomValues(new Uint8Array(60_000)));

let folder: string;
let whole: string;
let damaged: string;
let backupId: string;
const client = (): mongoose.mongo.MongoClient => mongoose.connection.getClient();
const target = (): string => `${mongoose.connection.name}_damage`;
const restore = (directory = damaged) =>
  restoreBackup({ client: client(), database: target(), directory, keys });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wei-lian-xin-damage-'));
  whole = path.join(folder, 'whole');
  for (const name of ['first', 'second'])
    await mongoose.connection
      .collection(name)
      .insertMany(Array.from({ length: 8 }, () => ({ words: WORDS, noise: noise() })));
  const options = { client: client(), database: mongoose.connection.name, keys };
  backupId = (await createBackup({ ...options, directory: whole })).id;
});
beforeEach(async () => {
  await client().db(target()).dropDatabase();
  damaged = await mkdtemp(path.join(folder, 'damaged-'));
  await cp(whole, damaged, { recursive: true });
});
afterAll(async () => {
  await client().db(target()).dropDatabase();
  await rm(folder, { recursive: true });
});

const fileOf = (name: string): string => path.join(damaged, `${name}.copied.wlx`);

/** Opens a file as that of a collection. */
async function lengthOf(file: string, collection: string): Promise<number> {
  const identity = identityOf(backupId, `${collection}.copied.wlx`);
  let length = 0;
  for await (const bytes of readSealed(fileOf(file), keys, identity)) length += bytes.length;
  return length;
}

async function flip(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  await handle.close();
}

describe('a backup', () => {
  it('is taken as it was written', async () => {
    expect((await restore()).collections.find(({ name }) => name === 'first')?.count).toBe(8);
  });

  it('shows nothing of what it holds', async () => {
    for (const name of await readdir(whole)) {
      const bytes = await readFile(path.join(whole, name));
      expect(bytes.includes(WORDS)).toBe(false);
      expect(bytes.includes('words')).toBe(false);
    }
  });

  it('is refused with one byte altered, wherever it is', async () => {
    const { size } = await stat(fileOf('first'));
    for (const at of [0, 6, 20, 45, 70_000, size - 1]) {
      await flip(fileOf('first'), at);
      await expect(restore()).rejects.toThrow(BackupDamaged);
      await flip(fileOf('first'), at);
    }
    await flip(path.join(damaged, 'manifest.wlx'), 100);
    await expect(restore()).rejects.toThrow(BackupDamaged);
  });

  it('is refused where the end is missing, also at the edge of a frame', async () => {
    const header = 5 + 1 + 'test2'.length + 32;
    const { size } = await stat(fileOf('first'));
    expect(await lengthOf('first', 'first')).toBeGreaterThan(8 * 60_000);
    for (const length of [size - 7, header + 2 * (64 * 1024 + 16), header, 20]) {
      await truncate(fileOf('first'), length);
      // By the frames themselves, and by what the manifest says of the file.
      await expect(lengthOf('first', 'first')).rejects.toThrow(BackupDamaged);
      await expect(restore()).rejects.toThrow('not in full length');
    }
    await rm(fileOf('first'));
    await expect(restore()).rejects.toThrow('first.copied.wlx');
  });

  it('is refused with files in each other’s place, or of another backup', async () => {
    await rename(fileOf('first'), fileOf('aside'));
    await rename(fileOf('second'), fileOf('first'));
    await rename(fileOf('aside'), fileOf('second'));
    await expect(restore()).rejects.toThrow(BackupDamaged);
    await expect(lengthOf('first', 'first')).rejects.toThrow(BackupDamaged);
    expect(await lengthOf('first', 'second')).toBeGreaterThan(8 * 60_000);
    const other = path.join(folder, 'other');
    await createBackup({
      client: client(),
      database: mongoose.connection.name,
      directory: other,
      keys,
    });
    await cp(whole, damaged, { recursive: true });
    await cp(path.join(other, 'second.copied.wlx'), fileOf('second'));
    await expect(restore()).rejects.toThrow(BackupDamaged);
  });

  it('is refused without its manifest: it was broken off', async () => {
    await rm(path.join(damaged, 'manifest.wlx'));
    await expect(restore()).rejects.toThrow('没有完整的备份');
  });

  it('opens under no other key', async () => {
    const other = createKeyRing(`other:${Buffer.alloc(32, 5).toString('base64')}`, TEST_INDEX_KEY);
    const opened = restoreBackup({
      client: client(),
      database: target(),
      directory: whole,
      keys: other,
    });
    await expect(opened).rejects.toThrow('test2');
  });

  it('is verified in a database that is gone afterwards, and not restored over data', async () => {
    const temporary = async () =>
      (await client().db().admin().listDatabases({ nameOnly: true })).databases.filter(({ name }) =>
        name.startsWith('verify_'),
      );
    const manifest = await verifyBackup({ client: client(), directory: whole, keys });
    expect(manifest.id).toBe(backupId);
    expect(await temporary()).toEqual([]);
    await client().db(target()).collection('anything').insertOne({});
    await expect(restore()).rejects.toThrow('不是空的');
  });
});
