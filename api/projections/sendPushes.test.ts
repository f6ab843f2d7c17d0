import type { Urgency } from '@shared/categories';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../scripts/wechatSimulator/simulatorAccount';
import { Push } from '../models/Push';
import type { Receiver, TimelineEntry } from '../models/Report';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { buildReport, entry } from '../test/buildReport';
import { buildPerson, type TestPerson } from '../test/factories';
import { startTestServer, type TestServer } from '../test/testServer';
import { createProjector } from './projector';

const SEND = '/cgi-bin/message/subscribe/send';
const PROGRESS = SIMULATOR_TEMPLATES.reportProgress.id;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await server.phones.clearFaults();
  await Push.collection.deleteMany({});
  server.clock.set(new Date());
});

const drain = () => createProjector(server.deps).drain();

/** A person who tapped "allow" as often as both sides know, or as each side believes. */
async function subscriber(
  template: keyof typeof SIMULATOR_TEMPLATES,
  { ours = 1, wechats = 1 } = {},
): Promise<TestPerson> {
  const person = await buildPerson();
  const openid = person.clear.openid ?? '';
  await server.phones.register([{ openid, nickname: '试', phone: person.clear.phone ?? '' }]);
  for (let i = 0; i < wechats; i += 1)
    await server.phones.subscribe(openid, [SIMULATOR_TEMPLATES[template].id], true);
  await SubscriptionQuota.create({
    _id: `${person._id}/${template}`,
    personId: person._id,
    template,
    left: ours,
  });
  return person;
}

const stepTo = (person: TestPerson, overrides: Partial<TimelineEntry> = {}, as = 'resident') =>
  buildReport([
    entry(1, { receivers: [{ personId: person._id, as: as as Receiver['as'] }], ...overrides }),
  ]);
const messagesOf = (person: TestPerson) => server.phones.messages(person.clear.openid ?? '');
const left = async (person: TestPerson, template = 'reportProgress') =>
  (await SubscriptionQuota.findById(`${person._id}/${template}`).lean())?.left;
const ledger = (person: TestPerson) => Push.find({ personId: person._id }).lean();

describe('a subscribe message', () => {
  it('reaches the person who allowed one, once, filled and fitted, and takes it from the quota', async () => {
    const person = await subscriber('reportProgress', { ours: 2, wechats: 2 });
    const report = await stepTo(person, { action: 'accept', to: 'accepted' });
    await Promise.all([drain(), drain(), drain()]);
    await drain();

    const messages = await messagesOf(person);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      templateId: PROGRESS,
      page: `pages/report/index?id=${report._id}`,
      data: { thing2: '道路设施', phrase3: '处理中', thing5: '您的反映已有人接单' },
    });
    expect(messages[0]?.data.character_string1).toMatch(/^261122-\d{4}-\d{4}$/);
    expect(await left(person)).toBe(1);
    expect(await ledger(person)).toMatchObject([
      { _id: `${report._id}/1/${person._id}/wechat`, state: 'sent', messageId: messages[0]?.id },
    ]);
  });

  it.each([
    ['resident', 'resolve', 'reportResolved'],
    ['resident', 'dispatch', 'reportProgress'],
    ['staff', 'submit', 'taskAssigned'],
    ['staff', 'dispatch', 'taskAssigned'],
  ] as const)('to %s at %s comes by %s', async (as, action, template) => {
    const person = await subscriber(template);
    await stepTo(person, { action }, as);
    await drain();
    const messages = await messagesOf(person);
    expect(messages.map((m) => m.templateId)).toEqual([SIMULATOR_TEMPLATES[template].id]);
  });

  it('does not come to staff for what only the digest tells', async () => {
    const person = await subscriber('taskAssigned');
    await stepTo(person, { action: 'rateSolved' }, 'staff');
    await drain();
    expect(await messagesOf(person)).toEqual([]);
  });

  it('is not asked for where nobody allowed one', async () => {
    const person = await buildPerson();
    await stepTo(person);
    await drain();
    expect(await ledger(person)).toEqual([]);
  });

  it('goes once where two steps race for the last one allowed', async () => {
    const person = await subscriber('reportProgress');
    const receivers = [{ personId: person._id, as: 'resident' as const }];
    await buildReport([entry(1, { receivers }), entry(2, { receivers })]);
    await drain();
    expect(await messagesOf(person)).toHaveLength(1);
    const states = (await ledger(person)).map(({ state, code }) => `${state} ${code}`);
    expect(states.sort()).toEqual(['sent null', 'skipped no_quota']);
  });
});

describe('at most once', () => {
  it('a claim that a death left is unknown after its time, and never sent again', async () => {
    const person = await subscriber('reportProgress');
    await stepTo(person);
    // The process dies after it claimed, before it sent.
    const client = server.deps.wechat(person.county);
    if (!client) throw new Error('no client');
    const death = vi
      .spyOn(client, 'sendSubscribeMessage')
      .mockRejectedValueOnce(new Error('kill -9'));
    await expect(drain()).rejects.toThrow('kill -9');
    death.mockRestore();

    await drain();
    expect((await ledger(person)).map((push) => push.state)).toEqual(['claimed']);
    await Push.updateOne({ personId: person._id }, { claimedAt: new Date(Date.now() - 301_000) });
    await drain();
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'unknown', code: 'crashed' }]);
    expect(await messagesOf(person)).toEqual([]);
  });

  it('an answer that was lost is unknown, and the message is not sent twice', async () => {
    const person = await subscriber('reportProgress', { ours: 2, wechats: 2 });
    await server.phones.addFault({ path: SEND, afterEffect: true, answer: 'reset' });
    await stepTo(person);
    await drain();
    server.clock.advance(3_600_000);
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'unknown', code: 'connection' }]);
    expect(await messagesOf(person)).toHaveLength(1);
  });

  it('what WeChat was too busy for is tried again later, and takes one from the quota', async () => {
    const person = await subscriber('reportProgress', { ours: 2, wechats: 2 });
    await server.phones.addFault({ path: SEND, answer: { errcode: -1 } });
    await stepTo(person);
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'waiting', code: '-1', attempts: 1 }]);
    await drain();
    expect(await messagesOf(person)).toEqual([]);
    server.clock.advance(31_000);
    await drain();
    expect(await messagesOf(person)).toHaveLength(1);
    expect(await left(person)).toBe(1);
  });

  it('is given up after five attempts, and the permission given back', async () => {
    const person = await subscriber('reportProgress');
    await server.phones.addFault({ path: SEND, times: 20, answer: { errcode: -1 } });
    await stepTo(person);
    for (let i = 0; i < 8; i += 1) {
      await drain();
      server.clock.advance(3 * 3_600_000);
    }
    expect(await ledger(person)).toMatchObject([{ state: 'givenUp', code: '-1', attempts: 5 }]);
    expect(await left(person)).toBe(1);
  });

  it('news that waited for a day are not sent any more', async () => {
    const person = await subscriber('reportProgress');
    await server.phones.addFault({ path: SEND, answer: { errcode: -1 } });
    await stepTo(person);
    await drain();
    server.clock.advance(25 * 3_600_000);
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'skipped', code: 'stale' }]);
    expect(await left(person)).toBe(1);
  });
});

describe('what WeChat refuses', () => {
  it('43101: the ledger believes WeChat that none is left', async () => {
    const person = await subscriber('reportProgress', { ours: 3, wechats: 0 });
    await stepTo(person);
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'refused', code: '43101' }]);
    expect(await left(person)).toBe(0);
  });

  it('47003: failed for good, logged as our defect, the permission given back', async () => {
    const person = await subscriber('reportProgress');
    await server.phones.addFault({ path: SEND, answer: { errcode: 47003 } });
    const logged = vi.spyOn(server.deps.logger, 'error');
    await stepTo(person);
    await drain();
    expect(await ledger(person)).toMatchObject([{ state: 'failed', code: '47003' }]);
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ code: '47003' }),
      expect.stringContaining('defect'),
    );
    expect(await left(person)).toBe(1);
  });

  it('an access token that expired is replaced, and the message goes', async () => {
    const first = await subscriber('reportProgress');
    await stepTo(first);
    await drain();
    await server.phones.spoilToken('expire');
    const person = await subscriber('reportProgress');
    await stepTo(person);
    await drain();
    expect(await messagesOf(person)).toHaveLength(1);
  });
});

describe('after a standstill', () => {
  const tasks = async (person: TestPerson, count: number, urgency: Urgency = 'normal') => {
    const receivers = [{ personId: person._id, as: 'staff' as const }];
    for (let i = 0; i < count; i += 1)
      await buildReport([entry(1, { action: 'submit', receivers })], { urgency });
  };

  it('more than three tasks of one person come as one, by one permission', async () => {
    const person = await subscriber('taskAssigned', { ours: 9, wechats: 9 });
    const other = await subscriber('taskAssigned', { ours: 9, wechats: 9 });
    await tasks(person, 5);
    await tasks(other, 3);
    await drain();
    expect(await messagesOf(person)).toMatchObject([
      { page: 'packages/staff/pages/workbench/index', data: { thing5: '5件新任务' } },
    ]);
    expect(await left(person, 'taskAssigned')).toBe(8);
    const codes = (await ledger(person)).map(({ state, code }) => `${state} ${code}`);
    expect(codes.sort()).toEqual([...Array(4).fill('sent folded'), 'sent null']);
    expect(await messagesOf(other)).toHaveLength(3);
  });

  it('what failed together goes on together, and is told once', async () => {
    const person = await subscriber('taskAssigned', { ours: 9, wechats: 9 });
    await server.phones.addFault({ path: SEND, answer: { errcode: 45009 } });
    await tasks(person, 5);
    await drain();
    expect(await ledger(person)).toMatchObject(
      Array(5).fill({ state: 'waiting', code: '45009', attempts: 1 }),
    );
    server.clock.advance(31_000);
    await drain();
    expect(await messagesOf(person)).toHaveLength(1);
    expect(await left(person, 'taskAssigned')).toBe(8);
  });
});

describe('quiet hours', () => {
  const night = new Date('2026-11-22T22:00:00+08:00');
  let sleeping: TestServer['deps'];
  beforeAll(() => {
    sleeping = { ...server.deps, env: { ...server.deps.env, QUIET_HOURS: '21:00-07:30' } };
  });
  const drainQuietly = () => createProjector(sleeping).drain();
  const given = (person: TestPerson, urgency: Urgency) =>
    buildReport(
      [
        entry(1, {
          action: 'dispatch',
          at: night,
          receivers: [{ personId: person._id, as: 'staff' }],
        }),
      ],
      { urgency },
    );

  it('hold what is no alarm until the morning, also what was planned before the night', async () => {
    const [early, calm, alarmed] = [
      await subscriber('taskAssigned'),
      await subscriber('taskAssigned'),
      await subscriber('taskAssigned'),
    ];
    server.clock.set(night);
    await given(calm, 'normal');
    await given(alarmed, 'urgent');
    await given(early, 'normal');
    await drainQuietly();
    await Push.updateOne({ personId: early._id }, { tryAt: new Date(night.getTime() - 1) });
    await drainQuietly();
    const told = async () =>
      Promise.all([calm, early, alarmed].map(async (one) => (await messagesOf(one)).length));
    expect(await told()).toEqual([0, 0, 1]);
    expect(await ledger(early)).toMatchObject([
      { state: 'waiting', attempts: 0, tryAt: new Date('2026-11-23T07:30:00+08:00') },
    ]);
    server.clock.set(new Date('2026-11-23T07:29:59+08:00'));
    await drainQuietly();
    expect(await told()).toEqual([0, 0, 1]);
    server.clock.set(new Date('2026-11-23T07:30:00+08:00'));
    await drainQuietly();
    expect(await told()).toEqual([1, 1, 1]);
  });
});

it('what waits to be sent is found on indexes that hold nothing else', async () => {
  const person = await subscriber('reportProgress');
  await stepTo(person);
  const looked = vi.spyOn(Push, 'find');
  const lost = vi.spyOn(Push, 'updateMany');
  await drain();
  const filters = [...looked.mock.calls, ...lost.mock.calls]
    .map(([filter]) => filter as unknown as Record<string, unknown>)
    .filter((filter) => !('_id' in filter));
  looked.mockRestore();
  for (const filter of filters) {
    const plan = await Push.find(filter).explain();
    expect(JSON.stringify(plan)).toMatch(/"indexName":"(open|receiver)"/);
  }
  expect(filters.length).toBeGreaterThan(3);
});
