import { randomUUID } from 'node:crypto';
import { NO_CLOCKS, nextEscalation } from '@shared/clocks';
import { nationalCalendar } from '@shared/workCalendar';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { Post } from '../models/Post';
import { Push } from '../models/Push';
import { Report, type ReportAssignment, type ReportDocument } from '../models/Report';
import { createProjector } from '../projections/projector';
import { buildCounty, TEST_COUNTY } from '../test/buildCounty';
import { buildDue, heldBy } from '../test/buildDue';
import { buildPost, type TestPost } from '../test/factories';
import { startTestServer, type TestServer } from '../test/testServer';
import { takeWritten } from '../test/written';
import { tellAllDue } from './tellAllDue';

/** Tuesday, 10:00 in Shanghai. */
const DUE = new Date('2026-11-24T02:00:00Z');
const HOUR = 3_600_000;
const hours = (n: number): Date => new Date(DUE.getTime() + n * HOUR);

let server: TestServer;
let gridMember: TestPost;
let village: TestPost;
let township: TestPost;
let admin: TestPost;
let handler: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  const grid = (await buildCounty()).grids[0] ?? '';
  gridMember = await buildPost({ role: 'gridMember', areaCode: grid });
  village = await buildPost({ role: 'gridLeader', areaCode: grid.slice(0, 12) });
  township = await buildPost({ role: 'gridLeader', areaCode: grid.slice(0, 9) });
  admin = await buildPost({ role: 'admin' });
  handler = await buildPost({ role: 'handler' });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(DUE);
  for (const { collection } of [Report, InboxEntry, Push]) await collection.deleteMany({});
  await Post.updateMany({}, { $set: { onDuty: true } });
  takeWritten();
  await server.deps.directory.refresh(TEST_COUNTY);
});

const run = (at: Date) => {
  server.clock.set(at);
  return Promise.all([1, 2, 3].map(() => tellAllDue(server.deps)));
};
const offDuty = async (...posts: TestPost[]) => {
  await Post.updateMany({ _id: { $in: posts.map(({ _id }) => _id) } }, { onDuty: false });
  await server.deps.directory.refresh(TEST_COUNTY);
};
const read = async (report: ReportDocument) => {
  const found = await Report.findById(report._id).lean<ReportDocument>();
  if (!found) throw new Error('it is gone');
  return found;
};
const told = async (post: TestPost): Promise<string[]> =>
  (await InboxEntry.find({ personId: post.personId }).sort({ at: 1, title: 1 }).lean()).map(
    ({ title }) => title,
  );
const LATE = '已超期，请尽快核实';
const RAISED = '有反映超期上报，请督促';
const raisedOn = (report: ReportDocument): number =>
  report.timeline.filter(({ action }) => action === 'escalateOverdue').length;

/** A report in the hands of the handler, dispatched by the village. */
const inHand = (resolveBy: Date, overrides: Partial<ReportDocument> = {}) => {
  const lead: ReportAssignment = {
    id: randomUUID(),
    kind: 'lead',
    areaCode: null,
    organisationId: handler.organisationId,
    toName: '承办单位',
    state: 'accepted',
    acceptBy: hours(-40),
    resolveBy,
    dispatchedBy: village._id,
    dispatchedFrom: village.areaCode ?? '',
    part: null,
    answer: null,
  };
  return buildDue(gridMember, resolveBy, {
    state: 'accepted',
    holder: { ...heldBy(handler), kind: 'organisation', areaCode: null },
    assignments: [lead],
    clocks: { ...NO_CLOCKS, firstContactAt: hours(-50), resolveBy },
    nextDueFor: 'resolution',
    viewerKeys: [
      `org:${handler.organisationId}`,
      `area:${village.areaCode}`,
      `area:${TEST_COUNTY}`,
    ],
    ...overrides,
  });
};

describe('what stays late', () => {
  test('goes up one level at a time, each told once, an acceptance limit apart, and no further than the county', async () => {
    const report = await buildDue(gridMember, DUE);
    await run(DUE);
    expect(await told(gridMember)).toEqual([LATE]);
    const levels: [TestPost, string][] = [
      [village, village.areaCode ?? ''],
      [township, township.areaCode ?? ''],
      [admin, TEST_COUNTY],
    ];
    let last = DUE;
    for (const [n, [post, areaCode]] of levels.entries()) {
      const next = nextEscalation(last, 'normal', nationalCalendar);
      await run(new Date(next.getTime() - 1));
      expect((await read(report)).escalations).toBe(n);
      await run(next);
      await run(new Date(next.getTime() + 60_000));
      const after = await read(report);
      expect([after.escalations, raisedOn(after), after.holder.areaCode]).toEqual([
        n + 1,
        n + 1,
        areaCode,
      ]);
      expect(await told(post)).toEqual([RAISED]);
      last = next;
    }
    await run(hours(24 * 30));
    const end = await read(report);
    expect([end.escalations, end.remindAt, end.state]).toEqual([3, null, 'submitted']);
    expect(await InboxEntry.countDocuments()).toBe(4);

    await createProjector(server.deps).drain();
    // The resident hears of each level; the staff were told, and are not told again by the steps.
    const resident = { personId: report.reporter.personId };
    expect(await InboxEntry.countDocuments(resident)).toBe(3);
    expect(await InboxEntry.countDocuments()).toBe(7);
  });

  test('waits no longer than from Friday afternoon to Monday morning in working time', async () => {
    const friday = new Date('2026-11-27T08:00:00Z');
    const report = await buildDue(gridMember, friday);
    await run(friday);
    expect((await read(report)).remindAt).toEqual(new Date('2026-11-30T02:00:00Z'));
    await Report.updateOne(
      { _id: report._id },
      { urgency: 'urgent', dueTold: 'none', remindAt: friday },
    );
    await run(friday);
    expect((await read(report)).remindAt).toEqual(new Date('2026-11-27T09:00:00Z'));
    expect(await told(gridMember)).toEqual([LATE]);
  });

  test('skips levels where nobody is on duty, and finds the county where nobody is at all', async () => {
    const report = await buildDue(gridMember, DUE);
    await offDuty(village);
    await run(DUE);
    await run(hours(30));
    expect((await read(report)).holder.areaCode).toBe(township.areaCode);
    expect([await told(village), await told(township)]).toEqual([[], [RAISED]]);

    const another = await buildDue(gridMember, DUE);
    await offDuty(gridMember, village, township, admin);
    await run(hours(31));
    await run(hours(100));
    const after = await read(another);
    expect([after.holder.kind, after.escalations]).toEqual(['centre', 1]);
  });

  test('whose people all left goes on: those above are told, and it goes up with the next run', async () => {
    const report = await buildDue(gridMember, hours(1), { remindAt: DUE, dueTold: 'none' });
    await offDuty(gridMember);
    await run(DUE);
    expect(await told(village)).toEqual(['即将到期，请核实']);
    await run(hours(1));
    expect((await read(report)).escalations).toBe(0);
    await run(new Date(hours(1).getTime() + 60_000));
    await run(new Date(hours(1).getTime() + 120_000));
    const after = await read(report);
    expect([after.escalations, after.holder.areaCode]).toEqual([1, village.areaCode]);
    expect((await told(village)).sort()).toEqual(['即将到期，请核实', LATE, RAISED].sort());
    expect(await told(gridMember)).toEqual([]);
  });

  test('stays with those who work on it, and is watched from above', async () => {
    const report = await inHand(DUE);
    await run(DUE);
    await run(hours(30));
    const after = await read(report);
    expect(after.holder.organisationId).toBe(handler.organisationId);
    expect([after.overseer?.areaCode, after.state]).toEqual([township.areaCode, 'accepted']);
    expect(await told(township)).toEqual([RAISED]);
    expect(await told(handler)).toEqual(['已超期，请尽快办结', RAISED]);
  });

  test('is not raised by a process that died after raising and before telling, but told', async () => {
    const report = await buildDue(gridMember, DUE, { dueTold: 'overdue' });
    const { escalateOverdue } = await import('../commands/escalateOverdue');
    await escalateOverdue(server.deps, await read(report));
    expect(await told(village)).toEqual([]);
    await run(hours(0.1));
    expect([(await read(report)).escalations, await told(village)]).toEqual([1, [RAISED]]);
  });
});

describe('first contact', () => {
  test('is told, late and raised like any deadline; verification follows once there was contact', async () => {
    const clocks = { ...NO_CLOCKS, firstContactBy: hours(2), verifyBy: hours(6) };
    const report = await buildDue(gridMember, hours(2), {
      clocks,
      nextDueFor: 'firstContact',
      remindAt: DUE,
      dueTold: 'none',
    });
    await run(DUE);
    await run(hours(2));
    expect(await told(gridMember)).toEqual(['即将到期，请联系反映人', '已超期，请尽快联系反映人']);
    await run(hours(24));
    expect(await told(village)).toEqual([RAISED]);
    await Report.updateOne({ _id: report._id }, { viewerKeys: [`area:${village.areaCode}`] });
    const contact = await server.post(`/reports/${report._id}/contact`, village.person, {
      body: { words: '已电话联系' },
    });
    expect(contact.status).toBe(200);
    expect(await read(report)).toMatchObject({ nextDueFor: 'verification', dueTold: 'none' });
    await run(hours(24.1));
    expect(await told(village)).toContain(LATE);
  });

  test('is named with verification where both are due together', async () => {
    const clocks = { ...NO_CLOCKS, firstContactBy: DUE, verifyBy: DUE };
    await buildDue(gridMember, DUE, { clocks });
    await run(DUE);
    expect(await told(gridMember)).toEqual(['已超期，请尽快核实并联系反映人']);
  });
});

describe('a deadline that moved', () => {
  test('is not told for its old time, but once for the new', async () => {
    const until = new Date('2026-11-26T10:00:00Z');
    const report = await inHand(DUE, {
      extension: { state: 'asked', until, reason: '等配件', personId: handler.personId },
    });
    const granted = await server.post(`/reports/${report._id}/extension-decision`, village.person, {
      body: { granted: true },
    });
    expect(granted.status).toBe(200);
    await run(DUE);
    expect(await told(handler)).toEqual([]);
    await run(until);
    await run(until);
    expect(await told(handler)).toEqual(['已超期，请尽快办结']);
    expect(await InboxEntry.findOne({ personId: handler.personId }).lean()).toMatchObject({
      words: '道路设施：应在 11月26日 18:00 前办结，现已超期',
    });
  });

  test('is not told at all where it was moved after it was read', async () => {
    const report = await inHand(DUE);
    const { tellDue } = await import('../projections/tellDue');
    const seen = await read(report);
    await Report.updateOne({ _id: report._id }, { $inc: { version: 1 }, remindAt: hours(50) });
    expect(await tellDue(server.deps, [seen])).toEqual([report._id]);
    expect(await InboxEntry.countDocuments()).toBe(0);
  });
});

test('an assisting part that is late is told to those asked, then the whole goes on', async () => {
  const other = await buildPost({ role: 'handler' });
  await server.deps.directory.refresh(TEST_COUNTY);
  const report = await inHand(hours(48));
  const [lead] = report.assignments;
  if (!lead) throw new Error('no lead');
  const part: ReportAssignment = {
    ...lead,
    id: randomUUID(),
    kind: 'assisting',
    organisationId: other.organisationId,
    state: 'waiting',
    acceptBy: DUE,
  };
  await Report.updateOne(
    { _id: report._id },
    { assignments: [lead, part], nextDueAt: DUE, nextDueFor: 'part', remindAt: DUE },
  );
  await run(DUE);
  expect([await told(other), await told(handler)]).toEqual([
    ['已超期，请尽快答复协办'],
    ['已超期，请尽快答复协办'],
  ]);
  expect(await read(report)).toMatchObject({
    nextDueFor: 'resolution',
    nextDueAt: hours(48),
    dueTold: 'none',
  });
});
