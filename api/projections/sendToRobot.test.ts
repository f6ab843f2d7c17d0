import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import { Push } from '../models/Push';
import { Report, type ReportDocument } from '../models/Report';
import { SendWindow } from '../models/SendWindow';
import { sealRobotKey } from '../secrets/robotKey';
import { TEST_COUNTY } from '../test/buildCounty';
import { buildReport, entry } from '../test/buildReport';
import { type SendSimulator, startSendSimulator } from '../test/sendSimulator';
import { testKeyRing } from '../test/testKeyRing';
import { startTestServer, type TestServer } from '../test/testServer';
import { planDuePushes } from './planPushes';
import { createProjector } from './projector';

const SEND = '/cgi-bin/webhook/send';
const TOWNSHIP = `${TEST_COUNTY}001`;
const PATH = [
  { code: TEST_COUNTY, name: '试验县', level: 'county' },
  { code: TOWNSHIP, name: '东关镇', level: 'township' },
  { code: `${TOWNSHIP}001`, name: '河西村', level: 'village' },
];

let simulator: SendSimulator;
let server: TestServer;
beforeAll(async () => {
  simulator = await startSendSimulator();
  server = await startTestServer({ WECOM_BASE_URL: simulator.url });
});
afterAll(async () => {
  await server.close();
  await simulator.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.phones.clearFaults();
  for (const { collection } of [GroupRobot, Push, Report, SendWindow])
    await collection.deleteMany({});
  server.clock.set(new Date());
});

type TestRobot = GroupRobotDocument & { readonly clear: string };

async function robot(overrides: Partial<GroupRobotDocument> = {}): Promise<TestRobot> {
  const _id = randomUUID();
  const clear = randomUUID();
  const document: GroupRobotDocument = {
    _id,
    county: TEST_COUNTY,
    areaCode: TOWNSHIP,
    name: '东关镇工作群',
    ...sealRobotKey(testKeyRing, { _id, county: TEST_COUNTY }, clear),
    kinds: ['new', 'overdue', 'closed'],
    enabled: true,
    lastCode: null,
    lastAt: null,
    createdAt: new Date(),
    version: 1,
    ...overrides,
  };
  await GroupRobot.collection.insertOne(structuredClone(document) as never);
  return { ...document, clear };
}

const drain = () => createProjector(server.deps).drain();
const submitted = (overrides: Partial<ReportDocument> = {}) =>
  buildReport([entry(1, { action: 'submit', from: null, to: 'submitted' })], {
    areaPath: PATH,
    words: '李秀英家门口的路灯不亮了',
    ...overrides,
  });
const heard = async ({ clear }: TestRobot): Promise<string[]> =>
  (await simulator.phones.robotMessages(clear)).map(({ content }) => content);
const lines = (contents: readonly string[]): string[] =>
  contents.flatMap((content) => content.split('\n').filter((line) => line.startsWith('> ')));
const ledger = async ({ _id }: TestRobot) =>
  (await Push.find({ robotId: _id }).sort({ createdAt: 1 }).lean()).map(
    ({ state, code }) => `${state} ${code}`,
  );
/** A minute passes for the database, for the server and for 企业微信. */
async function nextMinute(): Promise<void> {
  const shifted = { $map: { input: '$recent', in: { $subtract: ['$$this', 67_000] } } };
  await SendWindow.collection.updateMany({}, [{ $set: { recent: shifted } }]);
  simulator.clock.advance(67_000);
  server.clock.advance(67_000);
}

describe('a group of the staff', () => {
  it('hears what is new, late and closed in its area, without a word of a person', async () => {
    const mine = await robot();
    const county = await robot({ areaCode: TEST_COUNTY, kinds: ['closed'] });
    const beside = await robot({ areaCode: `${TEST_COUNTY}002` });
    const off = await robot({ enabled: false });
    const report = await submitted();
    const closed = await buildReport([entry(1, { action: 'rateSolved', to: 'closed' })], {
      areaPath: PATH,
    });
    const due = new Date('2026-11-22T09:30:00Z');
    const at = new Date();
    await planDuePushes(
      server.deps,
      { report, stage: 'overdue', dueFor: 'verification', due, at },
      [],
    );
    await Promise.all([drain(), drain()]);
    const [message = '', ...more] = await heard(mine);
    expect(more).toEqual([]);
    expect(message).toContain('**新反映 1 件**');
    expect(message).toContain('已超期 1 件');
    expect(message).toContain('11月22日 17:30 到期，已超期，请尽快核实');
    expect(message).toContain('> 道路设施 · 东关镇河西村 · 261122-');
    expect(message).not.toContain('李秀英');
    expect(lines(await heard(county))).toEqual([
      expect.stringContaining(closed.number.slice(6, 10)),
    ]);
    expect([...(await heard(beside)), ...(await heard(off))]).toEqual([]);
  });

  it('never hears of reports about the staff, also where it came out after the plan', async () => {
    const mine = await robot();
    const about = { postId: randomUUID(), personId: randomUUID(), areaCode: TOWNSHIP };
    await submitted({ about });
    await drain();
    expect(await ledger(mine)).toEqual([]);

    await simulator.phones.addFault({ path: SEND, answer: { errcode: -1 } });
    const report = await submitted();
    await drain();
    await Report.updateOne({ _id: report._id }, { about });
    server.clock.advance(3_600_000);
    await drain();
    expect(await ledger(mine)).toEqual(['skipped about_staff']);
    expect(await heard(mine)).toEqual([]);
  });
});

describe('20 a minute', () => {
  it('25 matters one by one by changing processes: 20 messages, and all told after the minute', {
    timeout: 60_000,
  }, async () => {
    const mine = await robot();
    for (let i = 0; i < 25; i += 1) {
      await submitted();
      await drain();
    }
    expect(await heard(mine)).toHaveLength(20);
    // 企业微信 never had to refuse one.
    expect(await ledger(mine)).toEqual([
      ...Array(20).fill('sent null'),
      ...Array(5).fill('waiting null'),
    ]);
    await nextMinute();
    await drain();
    const told = await heard(mine);
    expect(told).toHaveLength(21);
    expect(new Set(lines(told)).size).toBe(25);
    expect(lines(told)).toHaveLength(25);
    expect(new Set(await ledger(mine))).toEqual(new Set(['sent null']));
  });

  it('90 matters at once fit into few messages of 4,096 bytes, each told once', {
    timeout: 60_000,
  }, async () => {
    const mine = await robot();
    await Promise.all(Array.from({ length: 90 }, () => submitted()));
    await Promise.all([drain(), drain()]);
    const told = await heard(mine);
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(6);
    expect(Math.max(...told.map((content) => Buffer.byteLength(content)))).toBeLessThanOrEqual(
      4096,
    );
    expect(lines(told)).toHaveLength(90);
    expect(new Set(lines(told)).size).toBe(90);
  });

  it('45009, where somebody else used it up: all goes on after a minute', async () => {
    const mine = await robot();
    await simulator.phones.addFault({ path: SEND, answer: { errcode: 45009 } });
    await submitted();
    await submitted();
    await drain();
    expect(await ledger(mine)).toEqual(['waiting 45009', 'waiting 45009']);
    await drain();
    expect(await heard(mine)).toEqual([]);
    await nextMinute();
    await drain();
    expect(lines(await heard(mine))).toHaveLength(2);
  });
});

describe('at most once', () => {
  it('an answer that was lost is unknown, and not sent again', async () => {
    const mine = await robot();
    await simulator.phones.addFault({ path: SEND, afterEffect: true, answer: 'reset' });
    await submitted();
    await submitted();
    await drain();
    await nextMinute();
    await drain();
    expect(await ledger(mine)).toEqual(['unknown connection', 'unknown connection']);
    expect(await heard(mine)).toHaveLength(1);
  });

  it('a claim that a death left is unknown after its time', async () => {
    const mine = await robot();
    await submitted();
    vi.spyOn(server.deps.robots, 'send').mockRejectedValueOnce(new Error('kill -9'));
    await expect(drain()).rejects.toThrow('kill -9');
    await drain();
    expect(await ledger(mine)).toEqual(['claimed null']);
    await Push.updateMany({}, { claimedAt: new Date(Date.now() - 301_000) });
    await drain();
    await drain();
    expect(await ledger(mine)).toEqual(['unknown crashed']);
    expect(await heard(mine)).toEqual([]);
  });

  it('93000: the robot is switched off and says why; what waits is not sent', async () => {
    const mine = await robot();
    await simulator.phones.removeRobot(mine.clear);
    await submitted();
    await drain();
    expect(await ledger(mine)).toEqual(['refused 93000']);
    expect(await GroupRobot.findById(mine._id).lean()).toMatchObject({
      enabled: false,
      lastCode: '93000',
    });
    await submitted();
    await drain();
    expect(await ledger(mine)).toEqual(['refused 93000']);
  });
});

it('the key is nowhere in clear: not in the database, not in what is logged', async () => {
  const mine = await robot();
  const warn = vi.spyOn(server.deps.logger, 'warn');
  await simulator.phones.addFault({ path: SEND, answer: { status: 404 } });
  await submitted();
  await drain();
  expect(await ledger(mine)).toEqual(['failed bad_answer']);
  const written = JSON.stringify([
    await GroupRobot.find().lean(),
    await Push.find().lean(),
    warn.mock.calls,
  ]);
  expect(warn).toHaveBeenCalled();
  expect(written).not.toContain(mine.clear);
});
