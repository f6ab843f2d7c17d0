import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Answer, hangUp, json, refused, startScriptedServer } from '../testing/scriptedServer';
import { callApi, pollApi } from './client';
import { currentSession, keepSession } from './tokens';

let server: Awaited<ReturnType<typeof startScriptedServer>>;
const answer = (...answers: Answer[]) => server.answers.push(...answers);

const session = (token: string) => ({
  accessToken: token,
  expiresAt: '2026-01-01T00:00:00Z',
  refreshToken: `refresh-${token}`,
  personId: 'person-1',
  county: '411728',
});

beforeEach(async () => {
  server = await startScriptedServer();
  vi.stubGlobal('API_BASE', server.url);
  keepSession(session('old'));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  keepSession(null);
  await server.stop();
});

const submit = () =>
  callApi<{ id: string }>({ method: 'POST', path: '/reports', body: { words: 'x' } });
const keys = () => server.seen.map((request) => request.headers['idempotency-key']);

it('tries a write again under the same key when the connection is lost', async () => {
  answer(hangUp, hangUp, json(201, { id: 'report-1' }));
  expect(await submit()).toEqual({ id: 'report-1' });
  expect(server.seen).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
  expect(keys()[0]).toMatch(/^[\da-f-]{35}$/);
});

it('gives up after three attempts and says what to do', async () => {
  answer(hangUp, hangUp, hangUp);
  await expect(submit()).rejects.toMatchObject({ code: 'connection_lost', words: /网络/ });
  expect(server.seen).toHaveLength(3);
});

it('does not repeat what the server refused', async () => {
  answer(refused(422, 'text_refused'));
  await expect(submit()).rejects.toMatchObject({ code: 'text_refused' });
  expect(server.seen).toHaveLength(1);
});

it('renews the session once for all calls that met a 401', async () => {
  let refreshes = 0;
  const byToken: Answer = (request, response) => {
    if (request.url.endsWith('/sessions/refresh')) {
      refreshes++;
      return json(200, session('new'))(request, response);
    }
    const fresh = request.headers.authorization === 'Bearer new';
    return (fresh ? json(200, { ok: true }) : refused(401, 'token_expired'))(request, response);
  };
  answer(...Array.from({ length: 9 }, () => byToken));
  const calls = [1, 2, 3].map(() => callApi({ method: 'GET', path: '/me' }));
  expect(await Promise.all(calls)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(refreshes).toBe(1);
  expect(currentSession()?.accessToken).toBe('new');
});

it('signs out where the session cannot be renewed', async () => {
  answer(refused(401, 'token_expired'), refused(401, 'session_revoked'));
  await expect(callApi({ method: 'GET', path: '/me' })).rejects.toMatchObject({
    code: 'token_expired',
  });
  expect(currentSession()).toBeNull();
});

it('keeps the session when the renewal gets no answer', async () => {
  answer(refused(401, 'token_expired'), hangUp, hangUp, hangUp);
  await expect(callApi({ method: 'GET', path: '/me' })).rejects.toMatchObject({
    code: 'connection_lost',
  });
  expect(currentSession()?.accessToken).toBe('old');
});

it('keeps the session when the renewal came too often', async () => {
  answer(refused(401, 'token_expired'), refused(429, 'rate_limited'));
  await expect(callApi({ method: 'GET', path: '/me' })).rejects.toMatchObject({
    code: 'rate_limited',
  });
  expect(currentSession()?.accessToken).toBe('old');
});

it('answers null where nothing has changed', async () => {
  answer(json(200, { n: 1 }, { etag: '"7"' }), (_request, response) =>
    response.writeHead(304).end(),
  );
  const first = await pollApi<{ n: number }>('/reports/1');
  expect(first).toEqual({ body: { n: 1 }, etag: '"7"' });
  expect(await pollApi('/reports/1', first?.etag)).toBeNull();
  expect(server.seen[1]?.headers['if-none-match']).toBe('"7"');
});
