import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor';
import { Post } from '../models/Post';
import { Thread } from '../models/Thread';
import { canRead, type ReportRights } from '../policies/reportPolicy';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../test/buildCounty';
import { commandsDuring } from '../test/commandsDuring';
import { buildPerson, buildPost, type TestPerson } from '../test/factories';
import { type LiveClient, openLive } from '../test/liveClient';
import { reportOf, stepOf } from '../test/liveReports';
import { startTestServer, type TestServer } from '../test/testServer';
import { createSubscribers, isFor } from './subscribers';

/** Posts of a roster. */
const ROSTER = 3000;

let server: TestServer;
let county: TestCounty;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
});
afterAll(() => server.close());

/** Reports a client heard of. */
const reports = (client: LiveClient): string[] =>
  client.heard.flatMap((change) => (change.kind === 'report' ? [change.reportId] : []));

/** A report of one's own: once it is heard, everything before it is. */
async function everythingBefore(client: LiveClient, person: TestPerson): Promise<void> {
  const own = await reportOf(person);
  const end = Date.now() + 10_000;
  while (!reports(client).includes(own._id)) {
    if (Date.now() > end) throw new Error('one does not hear of the own report');
    await client.hear(client.heard.length + 1);
  }
}

describe('a change reaches who may read it, and nobody else', () => {
  test('the reporter, their area and the organisation; no neighbour, no area beside', async () => {
    const grid = county.grids[0] ?? '';
    const [resident, neighbour] = [await buildPerson(), await buildPerson()];
    const member = await buildPost({ role: 'gridMember', areaCode: grid });
    const beside = await buildPost({ role: 'gridMember', areaCode: county.grids[1] ?? '' });
    const handler = await buildPost({ role: 'handler' });
    const people = [resident, neighbour, member.person, beside.person, handler.person];
    const clients = await Promise.all(people.map((person) => openLive(server, person)));
    const report = await reportOf(resident, [`area:${grid}`, `org:${handler.organisationId}`]);
    for (const [i, person] of people.entries()) {
      const client = clients[i];
      if (client) await everythingBefore(client, person);
    }
    expect(clients.map((client) => reports(client).includes(report._id))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  test('a roster of thousands is read in a few goes, and whoever it names hears of it', async () => {
    const [resident, named] = [await buildPerson(), await buildPerson()];
    const client = await openLive(server, resident);
    const newcomer = await openLive(server, named);
    const first = await buildPost();
    const roster = Array.from({ length: ROSTER }, (_, n) => ({
      ...first,
      _id: randomUUID(),
      personId: n === ROSTER - 1 ? named._id : `${first.personId}-${n}`,
    }));
    const commands = await commandsDuring(async () => {
      await Post.insertMany(roster);
      await everythingBefore(client, resident);
    });
    expect(newcomer.heard).toMatchObject([{ kind: 'posts' }]);
    const readings = commands.filter(({ command }) => command.find === 'posts');
    expect(readings.length).toBeLessThan(ROSTER / 10);
  });

  test('not the member of the staff it is about', async () => {
    const grid = county.grids[2] ?? '';
    const resident = await buildPerson();
    const { _id, person } = await buildPost({ role: 'gridLeader', areaCode: grid });
    const [about, colleague] = [
      await openLive(server, person),
      await openLive(server, (await buildPost({ role: 'gridMember', areaCode: grid })).person),
    ];
    const report = await reportOf(resident, [`area:${grid}`], {
      about: { postId: _id, personId: person._id, areaCode: null },
    });
    await colleague.hear(1);
    await everythingBefore(about, person);
    expect(reports(colleague)).toEqual([report._id]);
    expect(reports(about)).not.toContain(report._id);
  });

  test('who may not read it any more is told that something went, and not what', async () => {
    const handler = await buildPost({ role: 'handler' });
    const resident = await buildPerson();
    const [key, own] = [`org:${handler.organisationId}`, `person:${resident._id}`];
    const report = await reportOf(resident, [key]);
    const client = await openLive(server, handler.person);
    const reporter = await openLive(server, resident);
    await stepOf(report._id, { viewerKeys: [own], formerKeys: [key, own] });
    const { id: _, ...change } = (await client.hear(1))[0] ?? { id: '' };
    expect(change).toEqual({ kind: 'tasks' });
    await everythingBefore(reporter, resident);
    expect(reporter.heard.map(({ kind }) => kind)).toEqual(['report', 'report']);
  });

  test('talks reach their resident and whoever is on duty at the post', async () => {
    const grid = county.grids[3] ?? '';
    const resident = await buildPerson();
    const onDuty = await buildPost({ role: 'gridMember', areaCode: grid });
    const away = await buildPost({ role: 'gridMember', areaCode: grid, onDuty: false });
    const people = [resident, onDuty.person, away.person];
    const clients = await Promise.all(people.map((person) => openLive(server, person)));
    const threadId = `grid:${resident._id}`;
    await Thread.collection.insertOne({
      _id: threadId as never,
      county: TEST_COUNTY,
      residentId: resident._id,
      keys: [`gridMember@${grid}`],
      lastSequence: 1,
    } as never);
    // Something said before is another thing now; nothing new was said.
    await Thread.collection.updateOne({ _id: threadId as never }, { $inc: { changes: 1 } });
    await Thread.collection.updateOne({ _id: threadId as never }, { $set: { raiseAt: null } });
    for (const [i, person] of people.entries()) {
      const client = clients[i];
      if (client) await everythingBefore(client, person);
    }
    const told = { kind: 'message', threadId, sequence: 1 };
    const talks = clients.map((client) => client.heard.filter(({ kind }) => kind === 'message'));
    expect(talks).toMatchObject([[told, told], [told, told], []]);
  });
});

describe('rights that change reach sockets that are open', () => {
  const at = (areaCode: string) => buildPost({ role: 'gridMember', areaCode });

  test('a post that ended, and one that was handed over', async () => {
    const grid = county.grids[4] ?? '';
    const [ended, handed] = [await at(grid), await at(grid)];
    const successor = await buildPerson();
    const resident = await buildPerson();
    const people = [ended.person, handed.person, successor];
    const clients = await Promise.all(people.map((person) => openLive(server, person)));
    const before = await reportOf(resident, [`area:${grid}`]);
    await clients[0]?.hear(1);
    // As another process writes it.
    await Post.updateOne({ _id: ended._id }, { $set: { to: new Date() }, $inc: { version: 1 } });
    await Post.updateOne(
      { _id: handed._id },
      {
        $set: { personId: successor._id },
        $push: { postHistory: { personId: handed.person._id, from: new Date(), to: new Date() } },
        $inc: { version: 1 },
      },
    );
    const after = await reportOf(resident, [`area:${grid}`]);
    for (const [i, person] of people.entries()) {
      const client = clients[i];
      if (client) await everythingBefore(client, person);
    }
    const told = clients.map((client) => ({
      before: reports(client).includes(before._id),
      posts: client.heard.some(({ kind }) => kind === 'posts'),
      after: reports(client).includes(after._id),
    }));
    expect(told).toEqual([
      { before: true, posts: true, after: false },
      { before: true, posts: true, after: false },
      { before: false, posts: true, after: true },
    ]);
  });

  test('what was written while a socket was away is told by the rights of its return', async () => {
    const grid = county.grids[5] ?? '';
    const post = await at(grid);
    const client = await openLive(server, post.person);
    await everythingBefore(client, post.person);
    await client.cut();
    const secret = await reportOf(await buildPerson(), [`area:${grid}`]);
    await Post.updateOne({ _id: post._id }, { $set: { to: new Date() }, $inc: { version: 1 } });
    const watcher = await openLive(server, post.person);
    await everythingBefore(watcher, post.person);
    const back = await openLive(server, post.person, client.lastId);
    await everythingBefore(back, post.person);
    expect(reports(back)).not.toContain(secret._id);
    expect(back.heard.some(({ kind }) => kind === 'posts')).toBe(true);
  });
});

test('one change stream, however many sockets', async () => {
  const fresh = await startTestServer();
  await fresh.deps.directory(TEST_COUNTY);
  const commands = await commandsDuring(async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => buildPerson()));
    const clients = await Promise.all(people.map((person) => openLive(fresh, person)));
    await reportOf(people[39] as TestPerson);
    await clients[39]?.hear(1);
    await clients[0]?.cut();
    await openLive(fresh, people[0] as TestPerson, clients[39]?.lastId);
    expect(fresh.deps.live.count()).toBe(40);
  });
  await fresh.close();
  const streams = commands.filter(
    ({ commandName, command }) =>
      commandName === 'aggregate' && '$changeStream' in (command.pipeline[0] ?? {}),
  );
  expect(streams.length).toBe(1);
});

test('receivers are exactly those who can read, whatever posts and keys', () => {
  const codes = [county.code, ...county.townships, ...county.villages, ...county.grids.slice(0, 3)];
  const orgs = ['o1', 'o2'];
  const people = ['p1', 'p2', 'p3', 'p4'];
  const post = fc.oneof(
    fc.record({
      id: fc.uuid(),
      role: fc.constantFrom('gridMember', 'gridLeader', 'analyst', 'supervisor', 'admin'),
      areaCode: fc.constantFrom(...codes),
      organisationId: fc.constant(null),
      onDuty: fc.boolean(),
    }),
    fc.record({
      id: fc.uuid(),
      role: fc.constantFrom('handler', 'police', 'mediator'),
      areaCode: fc.constant(null),
      organisationId: fc.constantFrom(...orgs),
      onDuty: fc.boolean(),
    }),
  );
  const key = fc.oneof(
    fc.constantFrom(...codes).map((code) => `area:${code}`),
    fc.constantFrom(...orgs).map((id) => `org:${id}`),
    fc.constantFrom(...people).map((id) => `person:${id}`),
  );
  const actors = fc.tuple(...people.map(() => fc.array(post, { maxLength: 3 })));
  const rights = fc.record({
    county: fc.constantFrom(TEST_COUNTY, TEST_COUNTY, '141030'),
    viewerKeys: fc.uniqueArray(key, { maxLength: 6 }),
    about: fc.option(fc.record({ personId: fc.constantFrom(...people) })),
  });
  fc.assert(
    fc.property(actors, rights, (posts, report) => {
      const subscribers = createSubscribers<{ actor: Actor }>();
      const all = people.map((personId, i) => ({
        actor: { personId, county: TEST_COUNTY, posts: posts[i] } as unknown as Actor,
      }));
      for (const one of all) subscribers.add(one);
      const asked = report as unknown as ReportRights;
      const telling = {
        county: report.county,
        keys: report.viewerKeys,
        allows: (actor: Actor) => canRead(actor, asked),
        change: { kind: 'tasks' } as const,
      };
      const readers = all.filter(({ actor }) => canRead(actor, asked));
      expect(new Set(subscribers.receivers(telling))).toEqual(new Set(readers));
      expect(all.filter(({ actor }) => isFor(actor, telling))).toEqual(readers);
    }),
    { numRuns: 500 },
  );
});
