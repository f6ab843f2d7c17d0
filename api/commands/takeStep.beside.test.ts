import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Report } from '../models/Report';
import { createProjector } from '../projections/projector';
import { actorOf } from '../test/actorOf';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { buildCast, type Cast, submit } from '../test/reportStory';
import { startTestServer, type TestServer } from '../test/testServer';
import { verifyReport } from './verifyReport';

let server: TestServer;
let county: TestCounty;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
afterAll(() => server.close());

/** Verifies; after the report was read, and before the step is written, something else is done. */
async function verifyWhile(id: string, meanwhile: () => Promise<unknown>) {
  const actor = await actorOf(server, cast.gridMember);
  const read = server.deps.directory;
  const directory = Object.assign(async (code: string) => {
    await meanwhile();
    return read(code);
  }, read);
  const request = { reportId: id, key: randomUUID(), body: {}, ifVersion: null };
  await verifyReport({ ...server.deps, directory }, actor, request, {});
  return Report.findById(id).lean();
}

test('a step is projected though the one before it was projected while it was taken', async () => {
  const { id } = await submit(server, county, cast.resident);
  const after = await verifyWhile(id, () => createProjector(server.deps).drain());
  expect(after).toMatchObject({ sequence: 2, projectedSequence: 1, pendingProjection: true });
});

test('a new deadline is reminded of though of the one before it was told while the step was taken', async () => {
  const { id } = await submit(server, county, cast.resident);
  const after = await verifyWhile(id, () =>
    Report.updateOne({ _id: id }, { $set: { dueTold: 'overdue' } }),
  );
  expect(after).toMatchObject({ nextDueFor: 'dispatch', dueTold: 'none' });
});
