import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { TEST_COUNTY } from '../test/buildCounty';
import { buildPerson } from '../test/factories';
import { type Heard, type LiveClient, openLive } from '../test/liveClient';
import { reportOf, stepOf } from '../test/liveReports';
import { startTestServer, type TestServer } from '../test/testServer';

const STEPS = 200;
const REPORTS = 8;

const servers: TestServer[] = [];
const start = async (liveLimits = {}): Promise<TestServer> => {
  const server = await startTestServer({}, { liveLimits });
  servers.push(server);
  return server;
};
let first: TestServer;
beforeAll(async () => {
  first = await start();
});
afterAll(async () => {
  for (const server of servers) await server.close();
});

const names = (heard: readonly Heard[]): string[] =>
  heard.map((change) => (change.kind === 'report' ? `${change.reportId}@${change.version}` : '?'));

test('200 steps, cut again and again, processes stopped and begun: each once, in order', async () => {
  const person = await buildPerson();
  const reports = [];
  for (let i = 0; i < REPORTS; i++) reports.push(await reportOf(person));
  let server = await start();
  const expected: string[] = [];
  // From before the first step, so that the client misses the beginning.
  const opening = await openLive(server, person);
  const from = opening.lastId;
  await opening.cut();

  const steps = (async () => {
    for (let i = 0; i < STEPS; i++) {
      const report = reports[(i * 7) % REPORTS];
      if (!report) continue;
      await stepOf(report._id);
      expected.push(
        `${report._id}@${1 + expected.filter((e) => e.startsWith(report._id)).length + 1}`,
      );
      if (i === 60 || i === 130) {
        const stopped = server;
        server = i === 60 ? await start() : first;
        await stopped.close();
        servers.splice(servers.indexOf(stopped), 1);
      }
    }
  })();
  const heard: Heard[] = [];
  let lastId = from;
  const cuts = fc.sample(fc.integer({ min: 1, max: 25 }), { numRuns: 40, seed: 4 });
  for (let turn = 0; heard.length < STEPS; turn++) {
    let client: LiveClient;
    try {
      client = await openLive(server, person, lastId);
    } catch {
      continue; // that process has just stopped
    }
    const most = Math.min(cuts[turn % cuts.length] ?? 1, STEPS - heard.length);
    await Promise.race([client.hear(most), client.closed()]);
    await client.cut();
    heard.push(...client.heard);
    lastId = client.lastId;
  }
  await steps;
  expect(names(heard)).toEqual(expected);
});

test('what has left the log is not told in part: everything is to be read again', async () => {
  const server = await start({ logSize: 10 });
  const person = await buildPerson();
  const report = await reportOf(person);
  const before = await openLive(server, person);
  await stepOf(report._id);
  await before.hear(1);
  const kept = before.lastId;
  await before.cut();
  for (let i = 0; i < 20; i++) await stepOf(report._id);
  const watcher = await openLive(server, person);
  await stepOf(report._id);
  await watcher.hear(1);

  const back = await openLive(server, person, kept);
  expect(back.frames[0]).toMatchObject({ type: 'hello', resumed: false });
  await stepOf(report._id);
  await back.hear(1);
  expect(back.heard).toMatchObject([{ kind: 'report', version: 24 }]);

  const recent = await openLive(server, person, watcher.lastId);
  expect(recent.frames[0]).toMatchObject({ type: 'hello', resumed: true, id: watcher.lastId });
});

test('a client that is ahead of a process is not told again what it knows', async () => {
  const person = await buildPerson();
  const report = await reportOf(person);
  const other = await openLive(first, person);
  await stepOf(report._id);
  await other.hear(1);
  // As if another process had told it of the next second already.
  const seconds = Number.parseInt(other.lastId.slice(2, 10), 16) + 1;
  const later = `82${seconds.toString(16).toUpperCase()}${'F'.repeat(10)}`;
  const client = await openLive(first, person, later);
  expect(client.frames[0]).toMatchObject({ type: 'hello', resumed: true, id: later });
  while (client.heard.length === 0) {
    const { length } = other.heard;
    await stepOf(report._id);
    await other.hear(length + 1);
  }
  expect(other.heard.some(({ id }) => id < later && id !== other.heard[0]?.id)).toBe(true);
  expect(client.heard[0]?.id && client.heard[0].id > later).toBe(true);
});

test('a history that ended elsewhere begins anew after two beats', async () => {
  const server = await start({ beatMs: 200 });
  const person = await buildPerson();
  const report = await reportOf(person);
  const client = await openLive(server, person, 'F'.repeat(40));
  await client.frame((frame) => frame.type === 'reload');
  await stepOf(report._id);
  expect(names(await client.hear(1))).toEqual([`${report._id}@2`]);
});

test('inbox entries are told to their one person', async () => {
  const [person, other] = [await buildPerson(), await buildPerson()];
  const [own, theirs] = [await openLive(first, person), await openLive(first, other)];
  const tell = (personId: string, id: string) =>
    InboxEntry.collection.insertOne({
      _id: id as never,
      county: TEST_COUNTY,
      personId,
      reportId: `report-of-${id}`,
    } as never);
  await tell(person._id, 'a');
  await tell(other._id, 'b');
  expect(await own.hear(1)).toMatchObject([{ kind: 'inbox', reportId: 'report-of-a' }]);
  expect(await theirs.hear(1)).toMatchObject([{ kind: 'inbox', reportId: 'report-of-b' }]);
});

test('the first socket of a process stays open, though another process gave its ticket', async () => {
  const person = await buildPerson();
  const report = await reportOf(person);
  const fresh = await start();
  const client = await openLive({ url: fresh.url, post: first.post }, person);
  await stepOf(report._id);
  expect(names(await client.hear(1))).toEqual([`${report._id}@2`]);
  await client.cut();
});
