import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../scripts/wechatSimulator/simulatorAccount';
import { InboxEntry } from '../models/InboxEntry';
import { JobSlot } from '../models/JobSlot';
import { Push } from '../models/Push';
import { Report, type ReportDocument } from '../models/Report';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { createProjector } from '../projections/projector';
import { buildReport, entry } from '../test/buildReport';
import { buildPost, type TestPost } from '../test/factories';
import { startTestServer, type TestServer } from '../test/testServer';
import { takeWritten } from '../test/written';
import { startJobs } from './startJobs';
import { tellAllDue } from './tellAllDue';

const NOW = new Date('2026-11-24T02:00:00Z');
const minutes = (n: number): Date => new Date(NOW.getTime() + n * 60_000);

let server: TestServer;
let post: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.set(NOW);
  post = await buildPost({ role: 'gridMember' });
  for (const county of takeWritten()) await server.deps.directory.refresh(county);
});
afterAll(() => server.close());
afterEach(async () => {
  vi.restoreAllMocks();
  server.clock.set(NOW);
  for (const { collection } of [Report, InboxEntry, Push, SubscriptionQuota])
    await collection.deleteMany({});
});

const due = (overrides: Partial<ReportDocument> = {}): Promise<ReportDocument> =>
  buildReport([entry(1)], {
    pendingProjection: false,
    state: 'accepted',
    holder: {
      kind: 'post',
      postIds: [post._id],
      organisationId: null,
      role: 'gridMember',
      areaCode: post.areaCode,
      name: '第一网格 网格员',
      why: '',
    },
    remindAt: minutes(-1),
    nextDueAt: minutes(30),
    nextDueFor: 'resolution',
    ...overrides,
  });
const inbox = () => InboxEntry.find().sort({ _id: 1 }).lean();

describe('a deadline', () => {
  it('is told once when it comes near and once when it is over, by many schedulers at once', async () => {
    const reports = await Promise.all(Array.from({ length: 5 }, () => due()));
    const run = () => Promise.all([1, 2, 3, 4].map(() => tellAllDue(server.deps)));
    await run();
    await run();
    const near = await inbox();
    expect(near.map(({ reportId }) => reportId).sort()).toEqual(reports.map((r) => r._id).sort());
    expect(near[0]).toMatchObject({
      personId: post.personId,
      as: 'staff',
      title: '即将到期，请办结',
      words: '道路设施：请在 11月24日 10:30 前办结',
    });
    expect(await Report.countDocuments({ dueTold: 'reminded', remindAt: minutes(30) })).toBe(5);

    server.clock.set(minutes(31));
    await run();
    await run();
    const over = (await inbox()).filter(({ title }) => title === '已超期，请尽快办结');
    expect(over).toHaveLength(5);
    expect(await inbox()).toHaveLength(10);
    const [after] = await Report.find().lean();
    // Half a working day from 10:31 in Shanghai, over noon: when it is raised.
    expect(after).toMatchObject({ dueTold: 'overdue', remindAt: new Date('2026-11-24T08:31:00Z') });
  });

  it.each([
    ['told anybody', () => vi.spyOn(InboxEntry.collection, 'insertMany'), 0],
    ['said that it told', () => vi.spyOn(Report.collection, 'bulkWrite'), 1],
  ])('is told once where the process died before it %s', async (_, spy, entries) => {
    await due();
    const death = spy().mockImplementationOnce(() => {
      throw new Error('kill -9');
    });
    await expect(tellAllDue(server.deps)).rejects.toThrow('kill -9');
    death.mockRestore();
    expect(await Report.countDocuments({ dueTold: 'none' })).toBe(1);
    expect(await inbox()).toHaveLength(entries);
    await tellAllDue(server.deps);
    expect(await inbox()).toHaveLength(1);
    expect(await Report.countDocuments({ dueTold: 'reminded' })).toBe(1);
  });

  it('is not told before its time, nor where nothing is due', async () => {
    await due({ remindAt: minutes(1) });
    await due({ remindAt: null, nextDueAt: null, nextDueFor: null });
    await tellAllDue(server.deps);
    expect(await inbox()).toEqual([]);
  });

  it('is not told to the person a report is about', async () => {
    await due({ about: { postId: post._id, personId: post.personId, areaCode: post.areaCode } });
    await tellAllDue(server.deps);
    expect(await inbox()).toEqual([]);
  });

  it('leaves a report alone that went on in the meantime', async () => {
    const report = await due();
    const seen = await Report.findById(report._id).lean<ReportDocument>();
    await Report.updateOne({ _id: report._id }, { version: 9, remindAt: minutes(600) });
    const { tellDue } = await import('../projections/tellDue');
    if (seen) await tellDue(server.deps, [seen]);
    expect(await Report.findById(report._id).lean()).toMatchObject({
      dueTold: 'none',
      remindAt: minutes(600),
    });
  });

  it('goes out as a subscribe message where the person allowed one', async () => {
    const openid = post.person.clear.openid ?? '';
    const phone = post.person.clear.phone ?? '';
    await server.phones.register([{ openid, nickname: '试', phone }]);
    await server.phones.subscribe(openid, [SIMULATOR_TEMPLATES.taskDue.id], true);
    const _id = `${post.personId}/taskDue`;
    await SubscriptionQuota.create({ _id, personId: post.personId, template: 'taskDue', left: 1 });
    await due();
    await tellAllDue(server.deps);
    await createProjector(server.deps).drain();
    expect((await server.phones.messages(openid)).map((m) => m.data)).toMatchObject([
      { thing2: '道路设施', time3: '2026年11月24日 10:30', phrase4: '即将到期' },
    ]);
  });
});

describe('the days to rate', () => {
  const resolved = (overrides: Partial<ReportDocument> = {}) =>
    due({ state: 'resolved', nextDueFor: 'rating', reporter: reporter(), ...overrides });
  const reporter = () => ({ personId: randomUUID(), hideName: false });

  it('are told to the reporter when they end soon', async () => {
    const report = await resolved();
    await tellAllDue(server.deps);
    expect(await inbox()).toMatchObject([
      { personId: report.reporter.personId, as: 'resident', title: '即将到期，请评价' },
    ]);
  });

  it('close the report as 未评价 once, when they are over', async () => {
    const report = await resolved({ remindAt: minutes(-1), nextDueAt: minutes(-1) });
    await Promise.all([tellAllDue(server.deps), tellAllDue(server.deps)]);
    const after = await Report.findById(report._id).lean<ReportDocument>();
    expect(after).toMatchObject({ state: 'closed', rating: null, pendingProjection: true });
    expect(after?.timeline.map((e) => e.action)).toEqual(['progress', 'closeUnrated']);
  });
});

it('is looked for by a process whose clock is a day ahead in the slot that the database is in', async () => {
  await JobSlot.deleteMany({});
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const ahead = { ...server.deps, now: () => minutes(24 * 60), databaseNow: async () => NOW };
  const jobs = startJobs(ahead);
  vi.advanceTimersByTime(20_000);
  await jobs.stop();
  vi.useRealTimers();
  expect(await JobSlot.findById('tellDue').lean()).toMatchObject({ slot: NOW, done: true });
});

describe('a report that breaks', () => {
  it('does not hold up the others', async () => {
    await due({ remindAt: minutes(-9), nextDueFor: 'rating', reporter: null as never });
    await due();
    await tellAllDue(server.deps);
    expect(await inbox()).toHaveLength(1);
  });
});

it('what is due and what is pending are found on indexes that hold little else', async () => {
  const { _id: _, ...rest } = await due();
  const settled = { remindAt: null, nextDueAt: null, nextDueFor: null };
  await Report.collection.insertMany(
    Array.from({ length: 500 }, (_, i) => ({ ...rest, ...settled, number: `n${i}` })) as never,
  );
  const find = vi.spyOn(Report, 'find');
  await tellAllDue(server.deps);
  await createProjector(server.deps).drain();
  const filters = find.mock.calls.map(([filter]) => filter);
  find.mockRestore();
  for (const filter of filters) {
    const plan = await Report.find(filter).explain('executionStats');
    const { executionStats } = plan as unknown as { executionStats: { totalKeysExamined: number } };
    expect(executionStats.totalKeysExamined).toBeLessThan(5);
  }
  expect(filters.length).toBeGreaterThan(1);
});
