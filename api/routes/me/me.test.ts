import type { MeResponse } from '@shared/schemas/me';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spendSubscription } from '../../commands/spendSubscription';
import { AuditEntry } from '../../models/AuditEntry';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { PRIVACY_VERSION } from '../../privacyText';
import { buildCounty } from '../../test/buildCounty';
import { buildPerson, buildPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Failure = { error: { code: string; details?: unknown } };
type Session = { accessToken: string; personId: string };

describe('every path below /me', () => {
  test.each([
    ['get', '/me', undefined],
    ['put', '/me', { name: '王芳' }],
    ['put', '/me/consent', { version: PRIVACY_VERSION }],
    ['post', '/me/phone', { code: 'x' }],
    ['post', '/me/subscriptions', { results: [{ templateId: 'x', result: 'accept' }] }],
  ] as const)('%s %s needs a login', async (method, path, body) => {
    const answer = await server[method]<Failure>(path, null, { body });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthenticated']);
  });

  test.each([
    ['put', '/me', { name: '' }],
    ['put', '/me', { name: '王\u0000芳' }],
    ['put', '/me', { phone: '13900000000' }],
    ['put', '/me/consent', {}],
    ['post', '/me/phone', { code: { $gt: '' } }],
    ['post', '/me/subscriptions', { results: [] }],
    ['post', '/me/subscriptions', { results: [{ templateId: 'x', result: 'yes' }] }],
  ] as const)('%s %s refuses %j', async (method, path, body) => {
    const answer = await server[method]<Failure>(path, await buildPerson(), { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'validation_failed']);
  });

  test('a write without Idempotency-Key is refused', async () => {
    const person = await buildPerson();
    const answer = await server.put<Failure>('/me', person, { body: { name: '王芳' }, key: null });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'idempotency_key_missing']);
  });
});

describe('GET /me', () => {
  test('shows a resident: masked phone, own grid, no posts, the residents’ templates', async () => {
    const county = await buildCounty();
    const gridCode = county.microGrids[5] ?? '';
    const person = await buildPerson({ name: '李梅', phone: '13812345678', gridCode });
    const { body } = await server.get<MeResponse>('/me', person);
    expect(body).toMatchObject({
      id: person._id,
      county: { code: county.code, name: '试验县' },
      name: '李梅',
      phone: '138****5678',
      consent: { version: PRIVACY_VERSION, current: PRIVACY_VERSION, given: true },
      posts: [],
    });
    expect(body.grid.map((step) => step.code.length)).toEqual([6, 9, 12, 15, 18]);
    expect(body.subscriptions.map(({ template, left }) => [template, left])).toEqual([
      ['reportProgress', 0],
      ['reportResolved', 0],
    ]);
  });

  test('shows a member of the staff their posts', async () => {
    const post = await buildPost({ role: 'gridMember' });
    const handler = await buildPost({ role: 'handler', person: post.person });
    const { body } = await server.get<MeResponse>('/me', post.person);
    expect(body.posts.map(({ id }) => id).sort()).toEqual([post._id, handler._id].sort());
    expect(body.posts.find(({ id }) => id === post._id)).toMatchObject({
      role: 'gridMember',
      roleName: '网格员',
      area: { code: post.areaCode },
      organisation: null,
    });
    expect(body.subscriptions).toHaveLength(4);
  });
});

describe('PUT /me', () => {
  test('changes what is named, and a retry gives the same answer', async () => {
    const county = await buildCounty();
    const person = await buildPerson({ name: null });
    const request = { body: { name: ' 王芳 ', gridCode: county.grids[2] }, key: 'retry-of-put-me' };
    const first = await server.put<MeResponse>('/me', person, request);
    expect([first.status, first.body.name]).toEqual([200, '王芳']);
    expect(first.body.grid.at(-1)?.code).toBe(county.grids[2]);
    expect((await server.put('/me', person, request)).body).toEqual(first.body);
    const other = await server.put<Failure>('/me', person, { ...request, body: { name: '赵四' } });
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused']);
    const again = await server.put<MeResponse>('/me', person, { body: { name: '王小芳' } });
    expect(again.body.grid.at(-1)?.code).toBe(county.grids[2]);
  });

  test('a grid of another county is not taken', async () => {
    await buildCounty('530423');
    const answer = await server.put<Failure>('/me', await buildPerson(), {
      body: { gridCode: '530423001' },
    });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'outside_county']);
  });

  test('a member of the staff does not change the name of the roster', async () => {
    const { person } = await buildPost();
    const answer = await server.put('/me', person, { body: { name: '王芳' } });
    expect(answer.status).toBe(403);
  });
});

describe('PUT /me/consent', () => {
  test('opens what needs consent, by the token that is answered', async () => {
    const person = await buildPerson({ consent: null });
    const body = { name: '王芳' };
    const before = await server.put<Failure>('/me', person, { body });
    expect([before.status, before.body.error.code]).toEqual([403, 'consent_required']);
    const given = await server.put<Session>('/me/consent', person, {
      body: { version: PRIVACY_VERSION },
    });
    expect(given.status).toBe(200);
    const { accessToken: token } = given.body;
    expect((await server.put('/me', null, { body, token })).status).toBe(200);
    expect(await AuditEntry.countDocuments({ subject: person._id, action: 'person.consent' })).toBe(
      1,
    );
  });

  test('a version that is not in force is not consent', async () => {
    const person = await buildPerson({ consent: null });
    const answer = await server.put<Failure>('/me/consent', person, { body: { version: '2019' } });
    expect(answer.body.error).toMatchObject({
      code: 'consent_required',
      details: { version: PRIVACY_VERSION },
    });
  });
});

describe('POST /me/subscriptions', () => {
  const progress = async (person: Parameters<TestServer['get']>[1]) => {
    const { body } = await server.get<MeResponse>('/me', person);
    return body.subscriptions.find(({ template }) => template === 'reportProgress');
  };

  test('each "accept" counts once, however often it is sent; the rest counts nothing', async () => {
    const person = await buildPerson();
    const templateId = (await progress(person))?.templateId ?? '';
    const accept = { body: { results: [{ templateId, result: 'accept' }] }, key: 'tapped-once' };
    await Promise.all([
      server.post('/me/subscriptions', person, accept),
      server.post('/me/subscriptions', person, accept),
    ]);
    await server.post('/me/subscriptions', person, accept);
    expect((await progress(person))?.left).toBe(1);
    await server.post('/me/subscriptions', person, { ...accept, key: 'tapped-twice' });
    for (const result of ['reject', 'ban', 'filter'])
      await server.post('/me/subscriptions', person, {
        body: { results: [{ templateId, result }] },
      });
    expect((await progress(person))?.left).toBe(2);
  });

  test('a template the county does not have is refused', async () => {
    const answer = await server.post('/me/subscriptions', await buildPerson(), {
      body: { results: [{ templateId: 'somebody-else’s', result: 'accept' }] },
    });
    expect(answer.status).toBe(400);
  });

  test('spending: of ten at the same time as many succeed as were allowed', async () => {
    const person = await buildPerson();
    await SubscriptionQuota.insertMany([
      { _id: `${person._id}/taskDue`, personId: person._id, template: 'taskDue', left: 3 },
    ]);
    const spent = await Promise.all(
      Array.from({ length: 10 }, () => spendSubscription(person._id, 'taskDue')),
    );
    expect(spent.filter(Boolean)).toHaveLength(3);
    expect((await SubscriptionQuota.findById(`${person._id}/taskDue`).lean())?.left).toBe(0);
  });
});
