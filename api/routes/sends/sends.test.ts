import { randomUUID } from 'node:crypto';
import type { Robot, RobotTestResponse, Send, SendPage } from '@shared/schemas/sends';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newPush } from '../../commands/newPush';
import { AuditEntry } from '../../models/AuditEntry';
import { GroupRobot } from '../../models/GroupRobot';
import { Push, type PushDocument } from '../../models/Push';
import { createProjector } from '../../projections/projector';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let admin: TestPerson;
let others: [string, TestPerson][];
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  admin = (await buildPost({ role: 'admin' })).person;
  const elsewhere = await buildCounty('530423');
  others = [
    ['a resident', await buildPerson()],
    ['a grid member', (await buildPost()).person],
    [
      'an administrator of a township',
      (await buildPost({ role: 'admin', areaCode: county.townships[0] ?? '' })).person,
    ],
    [
      'an administrator of another county',
      (await buildPost({ role: 'admin', county: elsewhere.code })).person,
    ],
  ];
});
afterAll(() => server.close());
beforeEach(async () => {
  for (const { collection } of [Push, GroupRobot]) await collection.deleteMany({});
});

const webhook = (key: string = randomUUID()): string =>
  `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;
const robotBody = (overrides: object = {}) => ({
  areaCode: county.townships[0],
  name: '东关镇工作群',
  webhook: webhook(),
  kinds: ['new', 'overdue'],
  ...overrides,
});
const addRobot = async (overrides: object = {}): Promise<Robot> =>
  (await server.post<Robot>('/robots', admin, { body: robotBody(overrides) })).body;

/** A row of the ledger, the newer the higher its number. */
async function row(person: TestPerson, index: number, overrides: Partial<PushDocument> = {}) {
  const push = {
    ...newPush(server.deps, {
      _id: `report${index}/1/${person._id}/wechat`,
      county: county.code,
      channel: 'wechat',
      receiver: person._id,
      template: 'taskAssigned',
      reportId: `report${index}`,
      alarm: false,
      values: {
        number: '261122-0000-0001',
        matter: '道路设施',
        status: '待接单',
        place: '',
        at: new Date(),
        note: '有新任务，请接单',
      },
    }),
    createdAt: new Date(Date.UTC(2026, 10, 22) + index),
    ...overrides,
  };
  await Push.insertMany([push]);
  return push;
}
const list = (query = {}, person = admin) => server.get<SendPage>('/sends', person, { query });

describe('who may', () => {
  const requests = (id: string, sendId = 'abcdefgh') =>
    [
      ['get', '/sends', {}],
      ['post', '/sends/retries', { sendId }],
      ['get', '/robots', {}],
      ['post', '/robots', robotBody()],
      ['patch', `/robots/${id}`, { enabled: false }],
      ['post', `/robots/${id}/test`, undefined],
    ] as const;

  it('needs a login', async () => {
    for (const [method, path, body] of requests('abcdefgh')) {
      const answer = await server[method](path, null, method === 'get' ? {} : { body });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it('not yours: only the administrators of the county, and nothing changes', async () => {
    const robot = await addRobot();
    const { _id } = await row(others[0]?.[1] ?? admin, 1, { state: 'failed', code: '47003' });
    const sendId = Buffer.from(_id).toString('base64url');
    for (const [who, person] of others)
      for (const [method, path, body] of requests(robot.id, sendId)) {
        const asked = method === 'get' ? {} : { body };
        const { status, body: got } = await server[method]<SendPage>(path, person, asked);
        // Another county's administrator has lists of their own, and they are empty.
        const elsewhere = who.endsWith('another county');
        if (elsewhere && method === 'get') expect(got.items).toEqual([]);
        else expect([who, path, status]).toEqual([who, path, refusal(elsewhere, path)]);
      }
    expect(await Push.countDocuments({ county: county.code })).toBe(1);
    expect(await GroupRobot.findById(robot.id).lean()).toMatchObject({ enabled: true, version: 1 });
  });
});

/** An area of this county is unknown in another. */
const refusal = (elsewhere: boolean, path: string): number =>
  elsewhere ? (path === '/robots' ? 400 : 404) : 403;

describe('the ledger of sends', () => {
  it('says what became of each, with names masked, page by page and by state and channel', async () => {
    const person = await buildPerson({ name: '买买提·吐尔逊' });
    await row(person, 1, { state: 'refused', code: '43101' });
    await row(person, 2, { state: 'unknown', code: 'timeout' });
    await row(person, 3, { state: 'sent', channel: 'sms', template: 'taskOverdue' });
    const first = await list({ limit: 2 });
    expect(first.body.items).toMatchObject([
      { state: 'sent', channelName: '短信', codeWords: null, canRetry: false },
      {
        state: 'unknown',
        receiver: '买**',
        number: '261122-0000-0001',
        codeWords: '对方平台没有及时回答，不知道是否送达',
        canRetry: true,
      },
    ]);
    const second = await list({ limit: 2, cursor: first.body.nextCursor ?? '' });
    expect(second.body).toMatchObject({
      items: [
        { state: 'refused', codeWords: expect.stringContaining('没有允许'), canRetry: false },
      ],
      nextCursor: null,
    });
    for (const secret of Object.values(person.clear))
      expect(JSON.stringify([first.body, second.body])).not.toContain(secret);
    expect((await list({ state: 'unknown' })).body.items).toHaveLength(1);
    expect((await list({ channel: 'sms' })).body.items).toHaveLength(1);
    expect((await list({ channel: 'sms', state: 'unknown' })).body.items).toHaveLength(0);
    expect((await list({ state: 'lost' })).status).toBe(400);
    expect((await list({ cursor: 'x' })).body).toMatchObject({ error: { code: 'bad_cursor' } });
  });

  it('reads along an index, whatever is filtered', async () => {
    const filters: Partial<Pick<PushDocument, 'state' | 'channel'>>[] = [
      {},
      { state: 'sent' },
      { channel: 'sms' },
      { channel: 'sms', state: 'sent' },
    ];
    for (const filter of filters) {
      const plan = (await Push.find({ county: county.code, ...filter })
        .sort({ createdAt: -1, _id: -1 })
        .explain()) as unknown as { queryPlanner: { winningPlan: object } };
      const { winningPlan } = plan.queryPlanner;
      expect(JSON.stringify(winningPlan)).not.toMatch(/"stage":"(SORT|COLLSCAN)"/);
    }
  });
});

describe('sending again by hand', () => {
  const retry = (push: PushDocument, person = admin) =>
    server.post<Send>('/sends/retries', person, {
      body: { sendId: Buffer.from(push._id).toString('base64url') },
    });

  it('makes a new row that names the old one, once, on the audit log', async () => {
    const person = await buildPerson();
    const old = await row(person, 1, { state: 'unknown', code: 'crashed' });
    const answers = await Promise.all([retry(old), retry(old)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = answers.find(({ status }) => status === 201)?.body;
    const before = (await list({ state: 'unknown' })).body.items[0];
    expect(made).toMatchObject({ state: 'waiting', retryOf: before?.id, canRetry: false });
    expect(before).toMatchObject({ retriedAs: made?.id, canRetry: false });
    expect(await AuditEntry.find({ action: 'send.retry', subject: old._id }).lean()).toMatchObject([
      { actorId: admin._id, details: { state: 'unknown', code: 'crashed' } },
    ]);
    await createProjector(server.deps).drain();
    // The person allowed none: said so, not lost.
    expect((await list()).body.items[0]).toMatchObject({ state: 'skipped', code: 'no_quota' });
  });

  it.each(['sent', 'waiting', 'claimed', 'refused', 'skipped'] as const)(
    'is not for what is %s',
    async (state) => {
      const old = await row(await buildPerson(), 1, { state, tryAt: new Date(Date.now() + 9e6) });
      expect((await retry(old)).body).toMatchObject({ error: { code: 'wrong_state' } });
      expect(await Push.countDocuments()).toBe(1);
    },
  );
});

describe('robots of the staff’s groups', () => {
  it('are added with a sealed key, tested, changed and switched off', async () => {
    const key = randomUUID();
    const robot = await addRobot({ webhook: webhook(key) });
    expect(robot).toMatchObject({
      name: '东关镇工作群',
      enabled: true,
      lastCode: null,
      version: 1,
    });
    const tested = await server.post<RobotTestResponse>(`/robots/${robot.id}/test`, admin);
    expect(tested.body).toEqual({ arrived: true, words: '已发到群里，请在群里查看' });
    expect(await server.phones.robotMessages(key)).toMatchObject([
      { type: 'text', content: expect.stringContaining('东关镇工作群') },
    ]);
    expect((await list()).body.items).toMatchObject([
      { channel: 'wecom', state: 'sent', receiver: '东关镇工作群', templateName: '测试' },
    ]);
    const off = await server.patch<Robot>(`/robots/${robot.id}`, admin, {
      body: { enabled: false, kinds: ['closed'] },
      version: 1,
    });
    expect(off.body).toMatchObject({ enabled: false, kinds: ['closed'], version: 2 });
    const late = await server.patch(`/robots/${robot.id}`, admin, {
      body: { enabled: true },
      version: 1,
    });
    expect(late.status).toBe(409);
    const listed = await server.get<{ items: Robot[] }>('/robots', admin);
    expect(listed.body.items).toMatchObject([
      { id: robot.id, area: { code: county.townships[0] } },
    ]);
    const written = JSON.stringify([
      listed.body,
      await GroupRobot.find().lean(),
      await AuditEntry.find().lean(),
    ]);
    expect(written).not.toContain(key);
    const audited = await AuditEntry.find({ subject: robot.id }).sort({ at: 1 }).lean();
    expect(audited.map(({ action }) => action)).toEqual([
      'robot.add',
      'robot.test',
      'robot.change',
    ]);
  });

  it('whose address is dead say so, and are switched off', async () => {
    const key = randomUUID();
    await server.phones.removeRobot(key);
    const robot = await addRobot({ webhook: webhook(key) });
    const tested = await server.post<RobotTestResponse>(`/robots/${robot.id}/test`, admin);
    expect(tested.body).toMatchObject({ arrived: false, words: expect.stringContaining('已失效') });
    const { body } = await server.get<{ items: Robot[] }>('/robots', admin);
    expect(body.items).toMatchObject([{ enabled: false, lastCode: '93000' }]);
    const renewed = await server.patch<Robot>(`/robots/${robot.id}`, admin, {
      body: { webhook: webhook(), enabled: true },
    });
    expect(renewed.body).toMatchObject({ enabled: true, lastCode: null });
  });

  it('may be tested 20 times a minute, like everything they say', async () => {
    const robot = await addRobot();
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1)
      statuses.push((await server.post(`/robots/${robot.id}/test`, admin)).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
  });

  it.each([
    [
      'a foreign address',
      { webhook: `https://evil.example/cgi-bin/webhook/send?key=${randomUUID()}` },
      'validation_failed',
    ],
    [
      'no key',
      { webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' },
      'validation_failed',
    ],
    ['an unknown area', { areaCode: '999999' }, 'validation_failed'],
    ['nothing to tell', { kinds: [] }, 'validation_failed'],
    ['an unknown field', { key: 'x' }, 'validation_failed'],
    ['a name that is too long', { name: '群'.repeat(31) }, 'validation_failed'],
  ])('are refused with %s, and nothing is added', async (_what, overrides, code) => {
    const answer = await server.post('/robots', admin, { body: robotBody(overrides) });
    expect(answer.body).toMatchObject({ error: { code } });
    expect(await GroupRobot.countDocuments()).toBe(0);
  });

  it('are not added twice, by two at once either', async () => {
    const body = robotBody();
    const answers = await Promise.all([1, 2].map(() => server.post('/robots', admin, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await GroupRobot.countDocuments()).toBe(1);
  });
});
