import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportDetail } from '@shared/schemas/reports';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReplicaSet, startReplicaSet } from '../../scripts/mongod/startReplicaSet';
import { ownDatabaseName } from '../../scripts/test/databaseUri';
import { Report } from '../models/Report';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { buildCast, type Cast, submit } from '../test/reportStory';
import { startTestServer, type TestServer } from '../test/testServer';

const database = ownDatabaseName();
let set: ReplicaSet;
let server: TestServer;
let cast: Cast;
let county: TestCounty;

/**
 * What a member is like that has just been elected: it has every step, and does not know yet that a majority has them.
 * Its reads of level `majority` stay where they are until `learn`.
 */
const primary = {
  forget: () => command({ configureFailPoint: 'disableSnapshotting', mode: 'alwaysOn' }),
  learn: async () => {
    await command({ configureFailPoint: 'disableSnapshotting', mode: 'off' });
    // It learns of everything with the next that is written.
    await command({ appendOplogNote: 1, data: {} });
  },
};
const command = (what: object) => mongoose.connection.getClient().db('admin').command(what);

beforeAll(async () => {
  set = await startReplicaSet({ extra: ['--setParameter', 'enableTestCommands=1'] });
  // The project's own set is for the other files: this one answers from the past.
  await mongoose.disconnect();
  await mongoose.connect(set.uri, { dbName: database, writeConcern: { w: 1 } });
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});

afterAll(async () => {
  await server?.close();
  await mongoose.disconnect();
  await set?.stop();
});

const report = async () => (await submit(server, county, cast.resident)).id;

/** Done by a primary that learns only afterwards, while somebody waits, what a majority has. */
async function whileItLearns<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = work();
  await sleep(300);
  await primary.learn();
  return done;
}

const verification = { body: {}, key: randomUUID() };
const verify = (id: string) =>
  server.post<ReportDetail & { error: { code: string } }>(
    `/reports/${id}/verification`,
    cast.gridMember,
    { ...verification, once: true },
  );

test('a primary that has just been elected refuses nobody by what it read of the past', async () => {
  await report();
  await primary.forget();
  const id = await report();
  expect(await Report.findById(id).readConcern('majority')).toBeNull();
  const read = await whileItLearns(() =>
    server.get<ReportDetail>(`/reports/${id}`, cast.gridMember),
  );
  expect(read.status).toBe(200);

  await primary.forget();
  const other = await report();
  const verified = await whileItLearns(() => verify(other));
  expect([verified.status, verified.body.version]).toEqual([200, 2]);

  await primary.forget();
  const talkedOf = await report();
  const said = await whileItLearns(() =>
    server.post(`/threads/report-${talkedOf}/messages`, cast.resident, {
      body: { kind: 'text', text: '请问什么时候来看' },
    }),
  );
  expect(said.status).toBe(201);

  await primary.forget();
  const unknown = await report();
  const late = await verify(unknown);
  expect([late.status, late.body.error.code]).toEqual([503, 'try_again']);
  await primary.learn();
});
