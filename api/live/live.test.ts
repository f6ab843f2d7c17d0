import { afterAll, beforeAll, expect, test } from 'vitest';
import { Report } from '../models/Report';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../test/buildCounty';
import { buildReport, entry } from '../test/buildReport';
import { buildPerson, buildPost, type TestPerson } from '../test/factories';
import { askTicket, eventsUrl, openLive } from '../test/liveClient';
import { startTestServer, type TestServer } from '../test/testServer';

let server: TestServer;
let county: TestCounty;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
});
afterAll(() => server.close());

/** A report of this person, found by them and by the areas of the first grid. */
const reportOf = (person: TestPerson, more: string[] = []) =>
  buildReport([entry(1)], {
    reporter: { personId: person._id, hideName: false },
    viewerKeys: [`person:${person._id}`, ...more],
  });

/** A step as far as a change stream sees it. */
const step = (id: string, set: object = {}) =>
  Report.collection.updateOne({ _id: id as never }, [
    { $set: { version: { $add: ['$version', 1] }, ...set } },
  ]);

test('a step reaches who may read the report, and nobody else', async () => {
  const [resident, neighbour] = [await buildPerson(), await buildPerson()];
  const own = await openLive(server, resident);
  const other = await openLive(server, neighbour);
  const report = await reportOf(resident);
  await step(report._id);
  const heard = await own.hear(2);
  expect(heard.map(({ id: _, ...change }) => change)).toEqual([
    { kind: 'report', reportId: report._id, version: 1 },
    { kind: 'report', reportId: report._id, version: 2 },
  ]);
  const theirs = await reportOf(neighbour);
  expect((await other.hear(1)).map((change) => 'reportId' in change && change.reportId)).toEqual([
    theirs._id,
  ]);
});
