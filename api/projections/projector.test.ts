import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { Lease } from '../models/Lease';
import { Report } from '../models/Report';
import { ReportSearch } from '../models/ReportSearch';
import { Upload } from '../models/Upload';
import { searchReports } from '../queries/searchReports';
import { buildReport, entry } from '../test/buildReport';
import { startTestServer, type TestServer } from '../test/testServer';
import { takeLease } from './lease';
import { createProjector, type Projector } from './projector';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const running: Projector[] = [];
const start = (times = { leaseMs: 3000, scanMs: 500 }): Projector => {
  const projector = createProjector(server.deps, times);
  running.push(projector);
  projector.start();
  return projector;
};
beforeEach(async () => {
  for (const { collection } of [InboxEntry, Report, ReportSearch, Lease, Upload])
    await collection.deleteMany({});
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(running.splice(0).map((projector) => projector.stop()));
});

const until = async (check: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((next) => setTimeout(next, 20));
  }
};
const pending = () => Report.countDocuments({ pendingProjection: true });
const nothingPending = () => until(async () => (await pending()) === 0);
const to = (personId: string, as: 'resident' | 'staff' = 'resident') => ({ personId, as });

describe('inbox entries', () => {
  it('come once each, from two projectors at once, over 200 reports of 4 steps', {
    timeout: 120_000,
  }, async () => {
    const people = Array.from({ length: 10 }, () => randomUUID());
    const reports = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        buildReport(
          [1, 2, 3, 4].map((sequence) =>
            entry(sequence, {
              receivers: [to(people[i % 10] ?? ''), to(people[(i + sequence) % 10] ?? '', 'staff')],
            }),
          ),
        ),
      ),
    );
    // Both believe they may: `drain` asks for no lease.
    const projectors = [createProjector(server.deps), createProjector(server.deps)];
    await Promise.all(projectors.map((projector) => projector.drain()));

    expect(await pending()).toBe(0);
    expect(await Report.countDocuments({ projectedSequence: 4 })).toBe(200);
    const expected = reports.flatMap((report) =>
      report.timeline.flatMap((step) =>
        [...new Set(step.receivers.map((r) => r.personId))].map(
          (personId) => `${report._id}/${step.summary}/${personId}`,
        ),
      ),
    );
    const found = await InboxEntry.find().lean();
    const told = found.map((e) => `${e.reportId}/${e.words.split('：')[1]}/${e.personId}`);
    expect(told.sort()).toEqual(expected.sort());
  });

  it('come once where the process died before it could say so', async () => {
    const person = randomUUID();
    const report = await buildReport([entry(1, { receivers: [to(person)] })]);
    const death = vi
      .spyOn(Report.collection, 'updateOne')
      .mockRejectedValueOnce(new Error('kill -9'));
    await expect(createProjector(server.deps).drain()).rejects.toThrow('kill -9');
    death.mockRestore();
    expect(await InboxEntry.countDocuments({ personId: person })).toBe(1);
    expect(await Report.findById(report._id).lean()).toMatchObject({ pendingProjection: true });

    await createProjector(server.deps).drain();
    expect(await InboxEntry.countDocuments({ personId: person })).toBe(1);
    expect(await pending()).toBe(0);
  });

  it('stay read when they are made again', async () => {
    const person = randomUUID();
    const report = await buildReport([entry(1, { receivers: [to(person)] })]);
    await createProjector(server.deps).drain();
    await InboxEntry.updateOne({ personId: person }, { readAt: new Date() });
    await Report.updateOne({ _id: report._id }, { projectedSequence: 0, pendingProjection: true });
    await createProjector(server.deps).drain();
    const found = await InboxEntry.find({ personId: person }).lean();
    expect(found.map((e) => e.readAt !== null)).toEqual([true]);
  });

  it('of a step that came while the last was projected are not lost', async () => {
    const person = randomUUID();
    const report = await buildReport([entry(1, { receivers: [to(person)] })]);
    const real = Report.collection.updateOne.bind(Report.collection);
    vi.spyOn(Report.collection, 'updateOne').mockImplementationOnce(async (...args) => {
      await Report.updateOne(
        { _id: report._id },
        {
          $set: { sequence: 2, pendingProjection: true },
          $push: { timeline: entry(2, { receivers: [to(person)] }) },
        },
      );
      return real(...args);
    });
    await createProjector(server.deps).drain();
    expect(await InboxEntry.countDocuments({ personId: person })).toBe(2);
    expect(await pending()).toBe(0);
  });

  it('say what happened, in order, to resident and staff each in their words', async () => {
    const [resident, staff] = [randomUUID(), randomUUID()];
    const receivers = [to(resident), to(staff, 'staff')];
    await buildReport([
      entry(1, { action: 'dispatch', summary: '已派给城建局，5月6日 17:30 前接单', receivers }),
    ]);
    await createProjector(server.deps).drain();
    const words = '道路设施：已派给城建局，5月6日 17:30 前接单';
    expect(await InboxEntry.findOne({ personId: resident }).lean()).toMatchObject({
      title: '您的反映已派单',
      words,
      as: 'resident',
    });
    expect(await InboxEntry.findOne({ personId: staff }).lean()).toMatchObject({
      title: '有新任务，请接单',
      words,
      as: 'staff',
    });
  });
});

describe('one bad report', () => {
  it('does not hold up the others', async () => {
    const person = randomUUID();
    const bad = await buildReport([entry(1)], { words: null as never });
    await buildReport([entry(1, { receivers: [to(person)] })]);
    const timeline = 'no list' as never;
    await Report.updateOne({ _id: bad._id }, { $set: { timeline } });
    await expect(createProjector(server.deps).drain()).rejects.toThrow();
    expect(await InboxEntry.countDocuments({ personId: person })).toBe(1);
    expect(await pending()).toBe(1);
  });
});

describe('search and photos', () => {
  it('a report is found by its words and its kind, not by notes of the staff', async () => {
    const report = await buildReport([
      entry(1),
      entry(2, { words: '还有一个井盖松动' }),
      entry(3, { audience: 'staff', words: '此人常来' }),
    ]);
    await createProjector(server.deps).drain();
    const found = async (words: string) => {
      const ids: string[] = [];
      const filter = { county: report.county };
      for await (const { rows } of searchReports(filter, words, { createdAt: 1 }))
        ids.push(...rows.map(({ _id }) => _id));
      return ids;
    };
    expect(await found('路灯')).toEqual([report._id]);
    expect(await found('井盖 道路')).toEqual([report._id]);
    expect(await found('常来')).toEqual([]);
    expect(await found('灯路')).toEqual([]);
  });

  it('photos of a report and of its steps are marked as used', async () => {
    const ids = ['411728-a', '411728-b', '411728-c'];
    const row = { county: '411728', personId: 'p', createdAt: new Date(), usedAt: null };
    await Upload.insertMany(ids.map((_id) => ({ _id, ...row })));
    const photo = (fileId: string) => ({ fileId, width: 1, height: 1 });
    await buildReport([entry(1, { photos: [photo('411728-b')] })], {
      photos: [photo('411728-a')],
    });
    await createProjector(server.deps).drain();
    const unused = await Upload.find({ usedAt: null }).lean();
    expect(unused.map(({ _id }) => _id)).toEqual(['411728-c']);
  });
});

describe('a running projector', () => {
  it('hears of a step and catches up on what came before', async () => {
    // It looks by itself once a minute only: what is done sooner was heard of.
    await buildReport([entry(1)]);
    start({ leaseMs: 60_000, scanMs: 60_000 });
    await nothingPending();
    await buildReport([entry(1)]);
    await nothingPending();
  });

  it('leaves the work to the one that holds the lease, and takes it over when that one dies', async () => {
    await takeLease('projector', 'somebody who dies', 5000);
    start();
    await buildReport([entry(1)]);
    await new Promise((next) => setTimeout(next, 1500));
    expect(await pending()).toBe(1);
    await nothingPending();
  });

  it('hands over at once when it is stopped', async () => {
    const first = start({ leaseMs: 60_000, scanMs: 60_000 });
    await until(async () => (await Lease.countDocuments()) === 1);
    await first.stop();
    expect(await Lease.countDocuments()).toBe(0);
    start();
    await buildReport([entry(1)]);
    await nothingPending();
  });
});
