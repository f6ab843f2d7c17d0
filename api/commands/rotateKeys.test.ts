import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { MeResponse } from '@shared/schemas/me';
import type { ReportDetail } from '@shared/schemas/reports';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bundledProgram } from '../../scripts/cluster/bundledProgram';
import { KeyUse } from '../models/KeyUse';
import { Person } from '../models/Person';
import { createKeyRing } from '../secrets/keyRing';
import { openPhone } from '../secrets/personalData';
import { SEALED_FIELDS } from '../secrets/sealedFields';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { buildPerson, type TestPerson } from '../test/factories';
import { buildCast, type Cast, submit } from '../test/reportStory';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS, testKeyRing } from '../test/testKeyRing';
import { startTestServer, type TestServer } from '../test/testServer';
import { checkKeys, noteSealing } from './checkKeys';
import { rotateKeys } from './rotateKeys';

const [NEW = '', OLD = ''] = TEST_MASTER_KEYS.split(',');
/** As before the new key came: the old one seals, the new one is only read. */
const before = createKeyRing(`${OLD},${NEW}`, TEST_INDEX_KEY);
const OTHER = randomBytes(32).toString('base64');

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let people: TestPerson[];
beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'off' });
  county = await buildCounty();
  cast = await buildCast(county);
  people = await Promise.all(Array.from({ length: 30 }, () => buildPerson()));
});
afterAll(() => server.close());
beforeEach(async () => {
  await KeyUse.deleteMany({});
  await rotateKeys(before);
  await KeyUse.updateMany({}, { $set: { sealsAt: null } });
});

/** How many values each key seals. */
async function countByKey(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { collection, path: field } of SEALED_FIELDS)
    for await (const { value } of mongoose.connection
      .collection(collection)
      .aggregate([
        { $match: { [field]: { $type: 'string' } } },
        { $project: { value: `$${field}` } },
      ])) {
      const id = String(value).split('.')[0] ?? '';
      counts[id] = (counts[id] ?? 0) + 1;
    }
  return counts;
}

test('seals everything anew while people read and write, and the old key can go', async () => {
  const address = '县城东街十二号';
  const place = { source: 'list' as const, areaCode: county.microGrids[0] ?? '', address };
  const { id } = await submit(server, county, cast.resident, { place });
  await rotateKeys(before);
  expect(Object.keys(await countByKey())).toEqual(['test1']);

  let running = true;
  const names = new Map<string, string>();
  const traffic = people.slice(0, 4).map(async (person, n) => {
    for (let turn = 0; running; turn++) {
      const name = `新名${n}${turn}`;
      const changed = await server.put('/me', person, { body: { name } });
      expect(changed.status).toBe(200);
      names.set(person._id, name);
      expect((await server.get<MeResponse>('/me', person)).body.name).toBe(name);
      const seen = await server.get<ReportDetail>(`/reports/${id}`, cast.gridMember);
      expect(seen.body.place.address).toBe(address);
    }
  });
  const steps: string[] = [];
  const result = await rotateKeys(testKeyRing, {
    batch: 10,
    onProgress: async ({ collection }, done, total) => {
      steps.push(`${collection} ${done}/${total}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  });
  running = false;
  await Promise.all(traffic);
  expect(result).toMatchObject({ retired: ['test1'], unreadable: [] });
  expect(steps.length).toBeGreaterThan(12);
  expect(Object.keys(await countByKey())).toEqual(['test2']);

  const alone = createKeyRing(NEW, TEST_INDEX_KEY);
  await checkKeys(alone);
  for (const person of people) {
    const kept = await Person.findById(person._id).lean();
    expect(kept && openPhone(alone, kept)).toBe(person.clear.phone);
  }
  for (const [person, name] of names)
    expect(
      (await server.get<MeResponse>('/me', people.find(({ _id }) => _id === person) ?? null)).body
        .name,
    ).toBe(name);
  expect(await rotateKeys(testKeyRing)).toEqual({ sealed: 0, retired: [], unreadable: [] });
});

test('goes on where one that died left off, and two at once do no harm', async () => {
  const all = (await countByKey()).test1 ?? 0;
  let batches = 0;
  const dying = rotateKeys(testKeyRing, {
    batch: 7,
    onProgress: () => {
      if (++batches === 5) throw new Error('the process died');
    },
  });
  await expect(dying).rejects.toThrow('the process died');
  const half = await countByKey();
  expect(half).toEqual({ test1: all - 35, test2: 35 });
  // Until it is through both keys are needed.
  await expect(checkKeys(createKeyRing(NEW, TEST_INDEX_KEY))).rejects.toThrow('没有 test1');
  const both = await Promise.all([rotateKeys(testKeyRing), rotateKeys(testKeyRing)]);
  expect(both.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(all - 35);
  expect(await countByKey()).toEqual({ test2: all });
});

test('waits for a process that still seals with the old key', async () => {
  await noteSealing(before);
  await expect(rotateKeys(testKeyRing)).rejects.toThrow('还有进程在用主密钥 test1 加密');
  await KeyUse.updateOne({ _id: 'data/test1' }, { $set: { sealsAt: new Date(Date.now() - 3e5) } });
  expect((await rotateKeys(testKeyRing)).retired).toEqual(['test1']);
});

test('names what no key opens, and keeps the old key', async () => {
  const damaged = people[9]?._id;
  const { phone = '' } = (await Person.findById(damaged).lean()) ?? {};
  await Person.updateOne({ _id: damaged }, { $set: { phone: `${phone?.slice(0, -2)}AA` } });
  const result = await rotateKeys(testKeyRing);
  expect(result).toMatchObject({ retired: [], unreadable: [`people/${damaged} phone`] });
  await Person.updateOne({ _id: damaged }, { $set: { phone } });
});

/** The API as a process of its own: what it says, and whether it ever listened. */
async function startApiWith(masterKeys: string, indexKey: string) {
  const program = await bundledProgram();
  const { status, stderr, stdout } = spawnSync(process.execPath, [program], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
    timeout: 100_000,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: mongoose.connection.name,
      MASTER_KEYS: masterKeys,
      INDEX_KEY: indexKey,
    },
  });
  return { status, said: stderr, listened: stdout.includes('API:') };
}

test('the API does not listen where a key is lost, in one sentence', {
  timeout: 120_000,
}, async () => {
  const refused = await startApiWith(NEW, TEST_INDEX_KEY);
  expect(refused).toEqual({
    status: 1,
    listened: false,
    said: '密钥有误：数据库里有用主密钥 test1 加密的数据，MASTER_KEYS 里没有 test1；请把它加回 MASTER_KEYS 再启动\n',
  });
});

test('a key that is another than it was is found, also where none was ever noted', async () => {
  const check = (masterKeys: string, indexKey: string) =>
    checkKeys(createKeyRing(masterKeys, indexKey));
  for (const noted of [true, false]) {
    if (!noted) await KeyUse.deleteMany({});
    await expect(check(OLD, OTHER)).rejects.toThrow('INDEX_KEY 不是这个数据库一直使用的那一把');
    await expect(check(NEW, TEST_INDEX_KEY)).rejects.toThrow('没有 test1');
  }
  await check(OLD, TEST_INDEX_KEY);
  await expect(check(`test1:${OTHER}`, TEST_INDEX_KEY)).rejects.toThrow(
    'test1 不是加密数据库时用的那一把',
  );
});
