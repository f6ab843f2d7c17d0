import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { nextEscalation } from '@shared/clocks';
import { nationalCalendar } from '@shared/workCalendar';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { bundledProgram } from '../../scripts/cluster/bundledProgram';
import type { Deps } from '../deps';
import { InboxEntry } from '../models/InboxEntry';
import { Push } from '../models/Push';
import { Report, type ReportDocument } from '../models/Report';
import { inboxId } from '../projections/entryMessages';
import { buildCounty, TEST_COUNTY } from '../test/buildCounty';
import { buildDue } from '../test/buildDue';
import { buildPost, type TestPost } from '../test/factories';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS } from '../test/testKeyRing';
import { startTestServer, type TestServer } from '../test/testServer';
import { tellAllDue } from './tellAllDue';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Wednesday, 10:00 in Shanghai; nothing was told since the day before. */
const NOW = new Date('2026-11-25T02:00:00Z');
const HOUR = 3_600_000;
const hours = (n: number): Date => new Date(NOW.getTime() + n * HOUR);

let server: TestServer;
let members: TestPost[];
let leaders: TestPost[];
const children: ChildProcess[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const { grids, villages } = await buildCounty();
  members = await Promise.all(grids.map((areaCode) => buildPost({ areaCode })));
  leaders = await Promise.all(
    villages.map((areaCode) => buildPost({ role: 'gridLeader', areaCode })),
  );
  await server.deps.directory.refresh(TEST_COUNTY);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.close();
});
beforeEach(async () => {
  server.clock.set(NOW);
  for (const { collection } of [Report, InboxEntry, Push]) await collection.deleteMany({});
});

const memberOf = (n: number): TestPost => {
  const member = members[n % members.length];
  if (!member) throw new Error('no members');
  return member;
};
const buildMany = (count: number, one: (n: number) => Promise<ReportDocument>) =>
  Promise.all(Array.from({ length: count }, (_, n) => one(n)));
const run = (deps: Deps = server.deps) => Promise.all([1, 2, 3].map(() => tellAllDue(deps)));
const perPerson = async (posts: readonly TestPost[]): Promise<number[]> =>
  Promise.all(posts.map(({ personId }) => InboxEntry.countDocuments({ personId })));
const covered = async (): Promise<string[]> =>
  (await InboxEntry.find({}, { covers: 1 }).lean()).flatMap(({ covers }) => covers ?? []).sort();

describe('after a day in which nobody kept the deadlines of 500 reports', () => {
  test('each person hears once, nobody is reminded of what is late, nothing skips a level', async () => {
    // Reminders, ends and whole limits passed meanwhile; a few come near only now.
    const reports = await buildMany(500, (n) =>
      buildDue(memberOf(n), n < 480 ? hours(-23 + (n % 20)) : hours(1), {
        remindAt: hours(-24 + (n % 20)),
        dueTold: 'none',
      }),
    );
    await run();
    expect(await perPerson(members)).toEqual(members.map(() => 1));
    expect(await InboxEntry.countDocuments()).toBe(members.length);
    expect(await InboxEntry.findOne({ personId: members[0]?.personId }).lean()).toMatchObject({
      title: '您有 63 件事到期，请处理',
      words: '60 件已超期，3 件即将到期，请到工作台按时限先后办理',
      reportId: null,
    });
    expect(await Report.countDocuments({ dueTold: 'overdue', escalations: 0 })).toBe(480);
    expect(await Report.countDocuments({ dueTold: 'reminded' })).toBe(20);
    expect(new Set(await covered()).size).toBe(reports.length);
    await run();
    expect(await InboxEntry.countDocuments()).toBe(members.length);

    // An acceptance limit later they go up together: one summary for each who is to see to it.
    server.clock.set(nextEscalation(NOW, 'normal', nationalCalendar));
    await tellAllDue(server.deps);
    await run();
    expect(await Report.countDocuments({ escalations: 1, dueTold: 'overdue' })).toBe(480);
    expect(await Report.countDocuments({ escalations: { $gt: 1 } })).toBe(0);
    expect(await perPerson(leaders)).toEqual(leaders.map(() => 1));
    expect((await InboxEntry.findOne({ personId: leaders[0]?.personId }).lean())?.title).toBe(
      '您有 120 件事到期，请处理',
    );
  }, 120_000);

  test('what had been told before the standstill goes up one level, not as many as passed', async () => {
    await buildMany(40, (n) =>
      buildDue(memberOf(n), hours(-48), { dueTold: 'overdue', remindAt: hours(-44) }),
    );
    await run();
    await run();
    expect(await Report.countDocuments({ escalations: 1 })).toBe(40);
    const next = nextEscalation(NOW, 'normal', nationalCalendar);
    expect(await Report.countDocuments({ remindAt: next })).toBe(40);
  });

  test('five come one by one, and what is due later is not held back by a summary', async () => {
    const [member] = members;
    if (!member) throw new Error('no members');
    await buildMany(5, () => buildDue(member, hours(-1)));
    await run();
    expect(await perPerson([member])).toEqual([5]);
    await buildMany(6, () => buildDue(member, hours(-1)));
    await run();
    expect(await perPerson([member])).toEqual([6]);
    await buildDue(member, hours(-1));
    await run();
    expect(await perPerson([member])).toEqual([7]);
    expect(await covered()).toHaveLength(12);
  });
});

describe('clocks', () => {
  test('of processes that are a day ahead or behind make nothing early, late or twice', async () => {
    await buildMany(10, (n) =>
      buildDue(memberOf(n), hours(1), { remindAt: hours(0.5), dueTold: 'none' }),
    );
    const at = (now: Date, own: number): Deps => ({
      ...server.deps,
      now: () => new Date(now.getTime() + own * HOUR),
      databaseNow: async () => now,
    });
    const all = (now: Date) => Promise.all([-24, 0, 24].map((own) => tellAllDue(at(now, own))));
    await all(NOW);
    expect(await InboxEntry.countDocuments()).toBe(0);
    await all(hours(0.5));
    expect(await Report.countDocuments({ dueTold: 'reminded', remindAt: hours(1) })).toBe(10);
    await all(hours(1));
    await all(hours(1.1));
    expect(await InboxEntry.countDocuments()).toBe(20);
    const next = nextEscalation(hours(1), 'normal', nationalCalendar);
    expect(await Report.countDocuments({ remindAt: next, escalations: 0 })).toBe(10);
    await all(next);
    const raised = await Report.find().lean();
    expect(raised.map(({ escalations, timeline }) => [escalations, timeline.at(-1)?.at])).toEqual(
      raised.map(() => [1, next]),
    );
  });

  test('of the database that step forward and back tell nothing twice and raise one level', async () => {
    await buildMany(4, (n) =>
      buildDue(memberOf(n), hours(1), { remindAt: hours(0.5), dueTold: 'none' }),
    );
    for (const time of [0.5, 0, 30, 0.6, 0, 30, 1, 29.9, 2]) {
      server.clock.set(hours(time));
      await run();
    }
    // Reminded once, then late at the first step forward; the limit until it goes up counts from there.
    expect(await covered()).toHaveLength(8);
    expect(await Report.countDocuments({ escalations: 0, dueTold: 'overdue' })).toBe(4);
    for (const time of [60, 1, 60, 59]) {
      server.clock.set(hours(time));
      await run();
    }
    expect(await Report.countDocuments({ escalations: 1 })).toBe(4);
    expect(await covered()).toHaveLength(12);
  });
});

async function startProcess(): Promise<ChildProcess> {
  const program = await bundledProgram('api/test/dueProcess.ts');
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: mongoose.connection.name,
      MASTER_KEYS: TEST_MASTER_KEYS,
      INDEX_KEY: TEST_INDEX_KEY,
      LOG_LEVEL: 'silent',
      PLAYED_TIME: NOW.toISOString(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout ?? child, 'data');
  return child;
}

async function killWhen(child: ChildProcess, seen: () => Promise<boolean>): Promise<void> {
  while (!(await seen())) {
    if (child.exitCode !== null) throw new Error(`it ended by itself: ${child.exitCode}`);
    await new Promise((next) => setTimeout(next, 2));
  }
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('kill -9 between the stages: each told once, each raised one level', async () => {
  const late = await buildMany(160, (n) => buildDue(memberOf(n), hours(-1)));
  const toRaise = await buildMany(80, (n) =>
    buildDue(memberOf(n), hours(-30), { dueTold: 'overdue', remindAt: hours(-2) }),
  );
  const count = (filter: object) => Report.countDocuments(filter);
  // In the middle of raising; after the entries were written; while reports are being marked.
  const deaths: (() => Promise<boolean>)[] = [
    async () => (await count({ escalations: 1 })) >= 20,
    async () => (await InboxEntry.countDocuments()) > 0,
    async () => (await count({ dueTold: 'overdue', nextDueAt: hours(-1) })) >= 30,
  ];
  let atWork = 0;
  for (const death of deaths) {
    await killWhen(await startProcess(), death);
    if ((await count({ remindAt: { $lte: NOW } })) > 0) atWork += 1;
  }
  expect(atWork).toBeGreaterThan(0);
  await run();

  expect(await count({ remindAt: { $lte: NOW } })).toBe(0);
  expect(await count({ dueTold: 'overdue', escalations: 0 })).toBe(late.length);
  const raised = await Report.find({ _id: { $in: toRaise.map(({ _id }) => _id) } }).lean();
  const steps = raised.map(({ escalations, timeline }) => [
    escalations,
    timeline.filter(({ action }) => action === 'escalateOverdue').length,
  ]);
  expect(steps).toEqual(raised.map(() => [1, 1]));

  const leaderOf = (code: string) =>
    leaders.find(({ areaCode }) => code.startsWith(areaCode ?? '-'));
  const key = (report: ReportDocument, stage: string, personId: string | undefined) =>
    inboxId([report._id, 'verification', report.nextDueAt?.getTime() ?? 0, stage, personId ?? '']);
  const expected = [
    ...late.map((one, n) => key(one, 'overdue', memberOf(n).personId)),
    ...toRaise.map((one) => key(one, 'raised-1', leaderOf(one.areaCode)?.personId)),
  ];
  expect(await covered()).toEqual(expected.sort());
  // What was raised before a death is told apart from the rest: a summary, or up to five by themselves.
  expect(await perPerson(members)).toEqual(members.map(() => 1));
  for (const entries of await perPerson(leaders))
    expect(entries).toBeLessThanOrEqual(5 * (deaths.length + 1));
}, 180_000);
