import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { formatReportNumber } from '@shared/reportNumber';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { bundledProgram } from '../../scripts/cluster/bundledProgram';
import { SIMULATOR_TEMPLATES } from '../../scripts/wechatSimulator/simulatorAccount';
import { InboxEntry } from '../models/InboxEntry';
import { Push } from '../models/Push';
import { Report } from '../models/Report';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { buildReport, entry } from '../test/buildReport';
import { buildPerson, type TestPerson } from '../test/factories';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS } from '../test/testKeyRing';
import { startTestServer, type TestServer } from '../test/testServer';
import { createProjector } from './projector';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REPORTS = 120;
const STEPS = 3;
const DEATHS = 3;

let server: TestServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.close();
});

async function startProcess(): Promise<ChildProcess> {
  const program = await bundledProgram('api/test/projectorProcess.ts');
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: mongoose.connection.name,
      // Tests are run at any hour.
      QUIET_HOURS: 'off',
      MASTER_KEYS: TEST_MASTER_KEYS,
      INDEX_KEY: TEST_INDEX_KEY,
      WECHAT_BASE_URL: server.deps.env.WECHAT_BASE_URL,
      WECHAT_ACCOUNTS: JSON.stringify(server.deps.env.WECHAT_ACCOUNTS),
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout ?? child, 'data');
  return child;
}

async function subscriber(): Promise<TestPerson> {
  const person = await buildPerson();
  const openid = person.clear.openid ?? '';
  await server.phones.register([{ openid, nickname: '试', phone: person.clear.phone ?? '' }]);
  const templateIds = [SIMULATOR_TEMPLATES.reportProgress.id];
  for (let i = 0; i < STEPS; i += 1) await server.phones.subscribe(openid, templateIds, true);
  const _id = `${person._id}/reportProgress`;
  await SubscriptionQuota.create({
    _id,
    personId: person._id,
    template: 'reportProgress',
    left: STEPS,
  });
  return person;
}

const processed = () => Report.countDocuments({ pendingProjection: false });

it('kill -9 anywhere: inbox exactly once, outside at most once', { timeout: 180_000 }, async () => {
  const people = await Promise.all(Array.from({ length: 20 }, subscriber));
  for (let i = 0; i < REPORTS; i += 1) {
    const receivers = [{ personId: people[i % 20]?._id ?? '', as: 'resident' as const }];
    const steps = i < 20 ? STEPS : 1;
    await buildReport(Array.from({ length: steps }, (_, step) => entry(step + 1, { receivers })));
  }

  let deathsAtWork = 0;
  for (let death = 0; death < DEATHS; death += 1) {
    const before = await processed();
    const child = await startProcess();
    while ((await processed()) < Math.min(before + 10, REPORTS)) {
      if (child.exitCode !== null) throw new Error(`it ended by itself: ${child.exitCode}`);
      await new Promise((next) => setTimeout(next, 10));
    }
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    if ((await processed()) < REPORTS) deathsAtWork += 1;
  }
  expect(deathsAtWork).toBeGreaterThan(0);

  await Push.updateMany({ state: 'claimed' }, { claimedAt: new Date(Date.now() - 600_000) });
  await createProjector(server.deps).drain();

  const reports = await Report.find().lean();
  const expected = reports.flatMap((report) =>
    report.timeline.map(
      (step) => `${report._id}/道路设施：${step.summary}/${step.receivers[0]?.personId}`,
    ),
  );
  const told = (await InboxEntry.find().lean()).map(
    (e) => `${e.reportId}/${e.words}/${e.personId}`,
  );
  expect(told.sort()).toEqual(expected.sort());
  expect(await processed()).toBe(REPORTS);

  const received = await Promise.all(
    people.map(async (person) => server.phones.messages(person.clear.openid ?? '')),
  );
  const messages = received.flat();
  const pushes = await Push.find().lean();
  const count = (state: string): number => pushes.filter((push) => push.state === state).length;
  expect(count('waiting') + count('claimed')).toBe(0);
  // What was sent has arrived, once; what died on its way may have, once.
  expect(messages.length).toBeGreaterThanOrEqual(count('sent'));
  expect(messages.length).toBeLessThanOrEqual(count('sent') + count('unknown'));
  expect(count('sent')).toBeGreaterThan(0);
  for (const report of reports) {
    const number = formatReportNumber(report.number);
    const own = messages.filter(({ data }) => data.character_string1 === number);
    expect(own.length).toBeLessThanOrEqual(report.timeline.length);
  }
});
