import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentsAtPoint } from '../../../scripts/backup/contents';
import { createBackup } from '../../../scripts/backup/createBackup';
import type { Manifest } from '../../../scripts/backup/manifest';
import { backupMessages } from '../../../scripts/backup/messages';
import { restoreBackup } from '../../../scripts/backup/restoreBackup';
import { doubtWaitingSends } from '../../commands/doubtWaitingSends';
import type { ReportDocument } from '../../models/Report';
import { buildCounty } from '../buildCounty';
import { buildCast, stepsOf, submit } from '../reportStory';
import { testKeyRing as keys } from '../testKeyRing';
import { startTestServer, type TestServer } from '../testServer';
import {
  type Account,
  compareSides,
  lookAtTransfers,
  startTransfers,
  type Transfers,
} from './transfers';

interface Acknowledged {
  readonly id: string;
  readonly version: number;
}

let server: TestServer;
let folder: string;
let directory: string;
let manifest: Manifest;
let transfers: Transfers;
/** What was acknowledged when the moment of the backup was chosen, and what was begun after the backup. */
let before: { reports: Acknowledged[]; files: string[]; moved: number };
let later: string;
const client = (): mongoose.mongo.MongoClient => mongoose.connection.getClient();
const restored = () => client().db(`${mongoose.connection.name}_back`);

beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'off' });
  const county = await buildCounty();
  const cast = await buildCast(county);
  transfers = await startTransfers(client(), mongoose.connection.name);
  folder = await mkdtemp(path.join(os.tmpdir(), 'wei-lian-xin-backup-'));
  directory = path.join(folder, 'one');

  const reports: Acknowledged[] = [];
  const files: string[] = [];
  let going = true;
  const people = (async () => {
    while (going) {
      const { id } = await submit(server, county, cast.resident);
      reports.push({ id, version: 1 });
      const { body } = await stepsOf(server, id)('verification', cast.gridMember, {});
      reports.push({ id, version: body.version });
      const key = `${county.code}/${randomUUID()}/full`;
      await server.deps.objectStore.put(key, Buffer.alloc(300_000, id), 'image/jpeg');
      files.push(key);
      await sleep(50);
    }
  })();
  try {
    // On a busy machine a whole backup may take no longer than one report.
    while (files.length < 2) await sleep(50);
    manifest = await createBackup({
      client: client(),
      database: mongoose.connection.name,
      directory,
      keys,
      onProgress: (what) => {
        if (what === backupMessages.readingChanges)
          before = { reports: [...reports], files: [...files], moved: transfers.done() };
      },
    });
    later = (await submit(server, county, cast.neighbour)).id;
    const afterwards = transfers.done() + 2;
    while (transfers.done() < afterwards) await sleep(5);
  } finally {
    going = false;
    await people;
    await transfers.stop();
  }
  await restoreBackup({ client: client(), database: restored().databaseName, directory, keys });
}, 600_000);

afterAll(async () => {
  await restored().dropDatabase();
  await rm(folder, { recursive: true });
  await server.close();
});

it('has all that was acknowledged before its moment, and nothing of later', async () => {
  const reports = restored().collection<ReportDocument>('reports');
  expect(before.reports.length).toBeGreaterThan(2);
  for (const { id, version } of before.reports)
    expect((await reports.findOne({ _id: id }))?.version).toBeGreaterThanOrEqual(version);
  for (const _id of before.files)
    expect(
      await restored().collection<{ _id: string }>('objects.files').findOne({ _id }),
    ).toBeTruthy();
  expect(await reports.findOne({ _id: later })).toBeNull();
});

it('has nothing by half: transactions, timelines and files are whole', async () => {
  const { moved, torn } = await lookAtTransfers(restored());
  expect(torn).toBe(0);
  expect(moved).toBeGreaterThanOrEqual(before.moved);
  expect(moved).toBeLessThan(transfers.done());
  for await (const report of restored().collection<ReportDocument>('reports').find())
    expect(report.timeline.map(({ sequence }) => sequence).at(-1)).toBe(report.sequence);
  for await (const file of restored().collection('objects.files').find()) {
    const chunks = restored().collection('objects.chunks').find({ files_id: file._id });
    let bytes = 0;
    for await (const { data } of chunks) bytes += data.length();
    expect(bytes).toBe(file.length);
  }
});

it('would be torn without the reading at one moment', async () => {
  const place = { directory, keys, backupId: manifest.id };
  const copied = manifest.collections
    .filter(({ name }) => name.endsWith('Side'))
    .map(async (side) => {
      const accounts: Account[] = [];
      for await (const account of documentsAtPoint(place, { ...side, changed: null }))
        accounts.push(mongoose.mongo.BSON.deserialize(account) as Account);
      expect(accounts.length).toBe(side.count);
      return accounts;
    });
  const [left = [], right = []] = await Promise.all(copied);
  expect(compareSides(left, right).torn).toBeGreaterThan(0);
});

it('restores collections and indexes as they were', async () => {
  for (const { name } of manifest.collections) {
    const source = await mongoose.connection.collection(name).listIndexes().toArray();
    expect(await restored().collection(name).listIndexes().toArray()).toEqual(source);
  }
  expect(manifest.collections.length).toBeGreaterThan(30);
  expect((await restored().listCollections().toArray()).map(({ name }) => name).sort()).toEqual(
    manifest.collections.map(({ name }) => name).sort(),
  );
});

it('leaves in doubt what may have been sent since', async () => {
  const pushes = restored().collection<{ _id: string; state: string }>('pushes');
  await pushes.insertMany(
    ['waiting', 'claimed', 'sent'].map((state) => ({ _id: `x/${state}`, state })),
  );
  await doubtWaitingSends(restored());
  const states = await pushes.find({ _id: /^x/ }).sort({ _id: 1 }).toArray();
  expect(states.map(({ state }) => state)).toEqual(['unknown', 'sent', 'unknown']);
});
