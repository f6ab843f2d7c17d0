import type { SessionResponse } from '@shared/schemas/sessions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person } from '../../models/Person';
import { Session } from '../../models/Session';
import { buildPerson, newOpenid } from '../../test/factories';
import { startTestServer, type TestAnswer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Failure = { error: { code: string } };
let caller = 0;
/** An address of its own, so that the limit of sign-ins is met by the test that means it. */
const address = (): string => `10.0.0.${++caller}`;

async function newPhoneAtWechat(): Promise<string> {
  const openid = newOpenid();
  await server.phones.register([{ openid, nickname: '小王', phone: '13700000000' }]);
  return openid;
}

const signIn = async (openid: string, from = address()): Promise<TestAnswer<SessionResponse>> =>
  server.post('/sessions', null, {
    body: { kind: 'wechat', code: await server.phones.login(openid) },
    address: from,
  });

const refresh = (refreshToken: string): Promise<TestAnswer<SessionResponse & Failure>> =>
  server.post('/sessions/refresh', null, { body: { refreshToken }, address: address() });

describe('POST /sessions with WeChat', () => {
  test('makes the person on the first sign-in and finds them on the next', async () => {
    const openid = await newPhoneAtWechat();
    const first = await signIn(openid);
    expect(first.status).toBe(201);
    expect(first.body.county).toBe('411728');
    const second = await signIn(openid);
    expect(second.body.personId).toBe(first.body.personId);
    const me = await server.get<{ id: string }>('/me', null, { token: first.body.accessToken });
    expect(me.body.id).toBe(first.body.personId);
  });

  test('makes one person of ten sign-ins at the same time', async () => {
    const openid = await newPhoneAtWechat();
    const before = await Person.countDocuments();
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(openid)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.body.personId)).size).toBe(1);
    expect(await Person.countDocuments()).toBe(before + 1);
  });

  test('keeps the openid sealed', async () => {
    const openid = await newPhoneAtWechat();
    const { body } = await signIn(openid);
    const kept = await Person.findById(body.personId).lean();
    expect(JSON.stringify(kept)).not.toContain(openid);
    expect(kept?.openid).toMatch(/^test2\./);
  });

  test('refuses a code that was used, was never given, or is for no county of ours', async () => {
    const code = await server.phones.login(await newPhoneAtWechat());
    const from = address();
    const send = (body: unknown) =>
      server.post<Failure>('/sessions', null, { body, address: from });
    expect((await send({ kind: 'wechat', code })).status).toBe(201);
    for (const body of [
      { kind: 'wechat', code },
      { kind: 'wechat', code: 'never-given' },
      { kind: 'wechat', code: 'x', county: '999999' },
    ]) {
      const answer = await send(body);
      expect([answer.status, answer.body.error.code]).toEqual([403, 'sign_in_refused']);
    }
  });

  test('says so when WeChat is not to be reached', async () => {
    await server.phones.addFault({ path: '/sns/jscode2session', answer: { status: 500 } });
    const answer = await server.post<Failure>('/sessions', null, {
      body: { kind: 'wechat', code: 'x' },
      address: address(),
    });
    await server.phones.clearFaults();
    expect([answer.status, answer.body.error.code]).toEqual([502, 'wechat_unavailable']);
  });

  test.each([
    {},
    { kind: 'wechat' },
    { kind: 'wechat', code: '' },
    { kind: 'wechat', code: 'x', extra: 1 },
    { kind: 'demonstration', personId: { $ne: null } },
  ])('refuses the body %j', async (body) => {
    const answer = await server.post<Failure>('/sessions', null, { body, address: address() });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'validation_failed']);
  });

  test('lets an address try 300 times a minute', async () => {
    const from = address();
    const statuses: number[] = [];
    for (let n = 0; n < 301; n++) {
      const body = { kind: 'wechat', code: 'x', county: '999999' };
      statuses.push((await server.post('/sessions', null, { body, address: from })).status);
    }
    expect(statuses.slice(0, 300)).toEqual(Array(300).fill(403));
    expect(statuses[300]).toBe(429);
  });
});

describe('POST /sessions as a demonstration person', () => {
  test('signs in who is marked as one, and nobody else', async () => {
    const marked = await buildPerson({ demonstration: true });
    const other = await buildPerson();
    const send = (personId: string) =>
      server.post<SessionResponse>('/sessions', null, {
        body: { kind: 'demonstration', personId },
        address: address(),
      });
    expect((await send(marked._id)).body.personId).toBe(marked._id);
    expect((await send(other._id)).status).toBe(404);
  });

  test('is refused in production, and where no simulator is', async () => {
    const { _id: personId } = await buildPerson({ demonstration: true });
    for (const env of [{ NODE_ENV: 'production' as const }, { WECHAT_SIMULATOR_URL: undefined }]) {
      const strict = await startTestServer(env);
      const body = { kind: 'demonstration', personId };
      const answer = await strict.post<Failure>('/sessions', null, { body, address: address() });
      await strict.close();
      expect([answer.status, answer.body.error.code]).toEqual([403, 'demonstration_only']);
    }
  });
});

describe('POST /sessions/refresh', () => {
  const open = async (): Promise<SessionResponse> => (await signIn(await newPhoneAtWechat())).body;

  test('gives a successor, and the same one again within a minute', async () => {
    const session = await open();
    const first = await refresh(session.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.refreshToken).not.toBe(session.refreshToken);
    const again = await refresh(session.refreshToken);
    expect(again.body.refreshToken).toBe(first.body.refreshToken);
    expect((await refresh(first.body.refreshToken)).status).toBe(200);
  });

  test('gives ten who come at the same time the same successor', async () => {
    const session = await open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refresh(session.refreshToken)),
    );
    expect(new Set(answers.map((answer) => answer.body.refreshToken)).size).toBe(1);
  });

  test('takes a later reuse for theft: the whole family ends', async () => {
    const other = await startTestServer();
    const open = await other.post<SessionResponse>('/sessions', null, {
      body: {
        kind: 'demonstration',
        personId: (await buildPerson({ demonstration: true }))._id,
      },
      address: address(),
    });
    const send = (refreshToken: string) =>
      other.post<SessionResponse & Failure>('/sessions/refresh', null, {
        body: { refreshToken },
        address: address(),
      });
    const first = await send(open.body.refreshToken);
    other.clock.advance(61_000);
    const reused = await send(open.body.refreshToken);
    expect([reused.status, reused.body.error.code]).toEqual([401, 'session_revoked']);
    expect((await send(first.body.refreshToken)).body.error.code).toBe('session_revoked');
    await other.close();
  });

  test('a token of two generations ago ends the family at once', async () => {
    const session = await open();
    const first = await refresh(session.refreshToken);
    const second = await refresh(first.body.refreshToken);
    expect((await refresh(session.refreshToken)).status).toBe(401);
    expect((await refresh(second.body.refreshToken)).status).toBe(401);
  });

  test('a forged token ends nothing', async () => {
    const session = await open();
    const forged = session.refreshToken.replace(/[^.]+$/, 'A'.repeat(43));
    expect((await refresh(forged)).body.error.code).toBe('session_revoked');
    expect((await refresh(session.refreshToken)).status).toBe(200);
  });

  test('keeps no token in the database', async () => {
    const session = await open();
    const kept = JSON.stringify(await Session.find({ personId: session.personId }).lean());
    expect(kept).not.toContain(session.refreshToken.split('.').at(-1));
  });
});

describe('DELETE /sessions/current', () => {
  test('needs a login', async () => {
    expect((await server.delete('/sessions/current', null)).status).toBe(401);
  });

  test('ends the refresh tokens of this sign-in only', async () => {
    const openid = await newPhoneAtWechat();
    const [here, elsewhere] = [(await signIn(openid)).body, (await signIn(openid)).body];
    const answer = await server.delete('/sessions/current', null, { token: here.accessToken });
    expect(answer.status).toBe(204);
    expect((await refresh(here.refreshToken)).status).toBe(401);
    expect((await refresh(elsewhere.refreshToken)).status).toBe(200);
  });
});

test('an access token is good for 15 minutes', async () => {
  const other = await startTestServer();
  const person = await buildPerson();
  const now = Date.now();
  other.clock.set(new Date(now));
  expect((await other.get('/me', person)).status).toBe(200);
  other.clock.set(new Date(now + 899_000));
  expect((await other.get('/me', person)).status).toBe(200);
  other.clock.set(new Date(now + 901_000));
  const late = await other.get<Failure>('/me', person);
  expect([late.status, late.body.error.code]).toEqual([401, 'token_expired']);
  await other.close();
});
