import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantProgramRole } from '../scripts/databaseRoles/grantProgramRole';
import { findMongod } from '../scripts/mongod/findMongod';
import { type RunningMongod, startMongod } from '../scripts/mongod/startMongod';
import { startReplicaSet } from '../scripts/mongod/startReplicaSet';
import { checkKeys, noteSealing } from './commands/checkKeys';
import { runErasures } from './commands/erasePerson/runErasures';
import { sweepUploads } from './commands/sweepUploads';
import { settleTalks } from './commands/talk/settleTalks';
import { tellAllDue } from './jobs/tellAllDue';
import { AuditEntry } from './models/AuditEntry';
import { Person } from './models/Person';
import { planDigests } from './projections/planDigests';
import { projectPending } from './projections/projectPending';
import { rebuildProjections } from './projections/rebuildProjections';
import { buildCounty, type TestCounty } from './test/buildCounty';
import { uploadPhoto } from './test/contentStory';
import { prepareDatabase } from './test/database';
import { buildPost } from './test/factories';
import { buildCast, type Cast, stepsOf, submit } from './test/reportStory';
import { testKeyRing } from './test/testKeyRing';
import { startTestServer, type TestServer } from './test/testServer';

const DATABASE = 'audit';
const PROGRAM = { user: 'program', password: 'p' };
const START = new Date('2026-11-23T02:00:00Z');

let directory: string;
let mongod: RunningMongod;
let server: TestServer;
let county: TestCounty;
let cast: Cast;

/** A replica set that demands a password, with an administrator and the program's own user in it. */
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'audit-log-'));
  await mongoose.disconnect();
  const open = await startReplicaSet({ dataDir: directory });
  await mongoose.connect(open.uri, { dbName: DATABASE });
  await prepareDatabase();
  const client = mongoose.connection.getClient();
  const root = { createUser: 'root', pwd: 'r', roles: ['root'] };
  await client.db('admin').command(root);
  // Twice: it may be run at every upgrade.
  for (const _ of [1, 2]) await grantProgramRole(client.db(DATABASE), PROGRAM);
  await mongoose.disconnect();
  await open.stop();
  const keyFile = path.join(directory, 'keyfile');
  await writeFile(keyFile, randomBytes(60).toString('base64'));
  await chmod(keyFile, 0o600);
  const host = open.members[0]?.host ?? '';
  mongod = await startMongod({
    binary: (await findMongod()).path,
    directory: path.join(directory, 'member-0'),
    port: Number(host.split(':')[1]),
    cacheGigabytes: 0.5,
    handOverMs: 8_000,
    extra: ['--auth', '--keyFile', keyFile],
  });
  const { user, password } = PROGRAM;
  await mongoose.connect(`mongodb://${user}:${password}@${host}/?replicaSet=rs0`, {
    dbName: DATABASE,
    authSource: DATABASE,
    monitorCommands: true,
  });
  server = await startTestServer({ RATE_LIMITS: 'on' });
  server.clock.set(START);
  county = await buildCounty();
  cast = await buildCast(county);
}, 180_000);

afterAll(async () => {
  await server?.close();
  await mongoose.disconnect();
  await mongod?.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('with a user that may only add to the audit log', () => {
  test('the API works: a report from submit to rating, talk, uploads, jobs, erasure', {
    timeout: 180_000,
  }, async () => {
    const { resident, gridMember, villageLeader, handler, organisationId } = cast;
    await checkKeys(testKeyRing);
    await noteSealing(testKeyRing);
    const photo = await uploadPhoto(server, resident);
    const { id } = await submit(server, county, resident, { photos: [photo.receipt] });
    const step = stepsOf(server, id);
    const reason = `给${cast.resident.clear.name}回电话 ${cast.resident.clear.phone}`;
    const seen = await server.post(`/reports/${id}/reveal`, gridMember, { body: { reason } });
    expect(seen.body).toEqual({
      name: cast.resident.clear.name,
      phone: cast.resident.clear.phone,
    });
    await step('verification', gridMember);
    await step('dispatch', villageLeader, { target: { kind: 'organisation', organisationId } });
    await step('acceptance', handler);
    await step('resolution', handler, { words: '已修好' });
    expect(
      (await step('rating', resident, { solved: true, satisfaction: 'satisfied' })).status,
    ).toBe(200);
    const said = await server.post(`/threads/report-${id}/messages`, resident, {
      body: { kind: 'text', text: '谢谢' },
    });
    expect(said.status).toBe(201);
    const admin = (await buildPost({ role: 'admin' })).person;
    const day = '/calendar/2026-12-11';
    expect(
      (await server.put(day, admin, { body: { kind: 'dayOff', name: '县庆放假' } })).status,
    ).toBe(200);
    await projectPending(server.deps, new Map(), () => true);
    for (const job of [tellAllDue, settleTalks, sweepUploads, planDigests]) await job(server.deps);
    expect((await rebuildProjections(county.code, {})).differences).toEqual([]);
    server.signOut(resident);
    expect((await server.post('/me/erasure', resident, { body: {} })).status).toBe(200);
    for (const minutes of [7 * 24 * 60, 17]) {
      server.clock.advance(minutes * 60_000);
      await runErasures(server.deps);
    }
    expect(await Person.exists({ _id: resident._id })).toBeNull();
    const [line] = await AuditEntry.find({ action: 'revealReporter' }).lean();
    expect(line).toMatchObject({
      actorId: gridMember._id,
      subject: `report/${id}`,
      reason: '给当事人回电话 当事人',
      at: START,
    });
  });

  test('the database refuses to change, remove, replace, drop, rename or expire what is on it', async () => {
    const { db } = mongoose.connection;
    if (!db) throw new Error('not connected');
    const log = db.collection('auditEntries');
    const before = await log.find().toArray();
    expect(before.length).toBeGreaterThan(1);
    const _id = before[0]?._id;
    const tries: Record<string, () => Promise<unknown>> = {
      update: () => log.updateOne({ _id }, { $set: { reason: 'x' } }),
      updateMany: () => log.updateMany({}, { $set: { actorId: 'x' } }),
      upsert: () => log.updateOne({ _id: 'new' as never }, { $set: { a: 1 } }, { upsert: true }),
      replace: () => log.replaceOne({ _id }, { a: 1 }),
      findAndModify: () => log.findOneAndUpdate({ _id }, { $set: { a: 1 } }),
      remove: () => log.deleteOne({ _id }),
      removeAll: () => log.deleteMany({}),
      bulk: () => log.bulkWrite([{ deleteOne: { filter: { _id } } }]),
      drop: () => log.drop(),
      dropDatabase: () => db.dropDatabase(),
      rename: () => log.rename('other'),
      replaceByRename: () => db.collection('people').rename('auditEntries', { dropTarget: true }),
      expire: () => log.createIndex({ at: 1 }, { expireAfterSeconds: 1 }),
      merge: () => log.aggregate([{ $set: { reason: 'x' } }, { $merge: 'auditEntries' }]).toArray(),
      out: () =>
        db
          .collection('people')
          .aggregate([{ $out: 'auditEntries' }])
          .toArray(),
      cap: () => db.command({ convertToCapped: 'auditEntries', size: 4096 }),
      modify: () => db.command({ collMod: 'auditEntries', validator: {} }),
      grant: () => db.command({ grantRolesToUser: PROGRAM.user, roles: ['readWrite'] }),
    };
    const answers: Record<string, unknown> = {};
    for (const [name, attempt] of Object.entries(tries))
      answers[name] = await attempt().then(
        () => 'done',
        (error: { code?: unknown }) => error.code,
      );
    expect(answers).toEqual(Object.fromEntries(Object.keys(tries).map((name) => [name, 13])));
    expect(await log.find().toArray()).toEqual(before);
  });
});
