import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callApi, pollApi } from './client';
import { currentSession, keepSession } from './tokens';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let seen: IncomingMessage[];
let answers: Answer[];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const hangUp: Answer = (request) => request.socket.destroy();
const refused = (status: number, code: string) => json(status, { error: { code, message: code } });

const session = (token: string) => ({
  accessToken: token,
  expiresAt: '2026-01-01T00:00:00Z',
  refreshToken: `refresh-${token}`,
  personId: 'person-1',
  county: '411728',
});

beforeEach(async () => {
  seen = [];
  answers = [];
  server = createServer((request, response) => {
    seen.push(request);
    const answer = answers.shift() ?? refused(404, 'not_found');
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  vi.stubGlobal('API_BASE', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  keepSession(session('old'));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  keepSession(null);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const submit = () =>
  callApi<{ id: string }>({ method: 'POST', path: '/reports', body: { words: 'x' } });
const keys = () => seen.map((request) => request.headers['idempotency-key']);

it('tries a write again under the same key when the connection is lost', async () => {
  answers = [hangUp, hangUp, json(201, { id: 'report-1' })];
  expect(await submit()).toEqual({ id: 'report-1' });
  expect(seen).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
  expect(keys()[0]).toMatch(/^[\da-f-]{35}$/);
});

it('gives up after three attempts and says what to do', async () => {
  answers = [hangUp, hangUp, hangUp];
  await expect(submit()).rejects.toMatchObject({ code: 'connection_lost', words: /网络/ });
  expect(seen).toHaveLength(3);
});

it('does not repeat what the server refused', async () => {
  answers = [refused(422, 'text_refused')];
  await expect(submit()).rejects.toMatchObject({ code: 'text_refused' });
  expect(seen).toHaveLength(1);
});

it('renews the session once for all calls that met a 401', async () => {
  let refreshes = 0;
  const byToken: Answer = (request, response) => {
    if (request.url?.endsWith('/sessions/refresh')) {
      refreshes++;
      return json(200, session('new'))(request, response);
    }
    const fresh = request.headers.authorization === 'Bearer new';
    return (fresh ? json(200, { ok: true }) : refused(401, 'token_expired'))(request, response);
  };
  answers = Array.from({ length: 9 }, () => byToken);
  const calls = [1, 2, 3].map(() => callApi({ method: 'GET', path: '/me' }));
  expect(await Promise.all(calls)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(refreshes).toBe(1);
  expect(currentSession()?.accessToken).toBe('new');
});

it('signs out where the session cannot be renewed', async () => {
  answers = [refused(401, 'token_expired'), refused(401, 'session_revoked')];
  await expect(callApi({ method: 'GET', path: '/me' })).rejects.toMatchObject({
    code: 'token_expired',
  });
  expect(currentSession()).toBeNull();
});

it('keeps the session when the renewal gets no answer', async () => {
  answers = [refused(401, 'token_expired'), hangUp, hangUp, hangUp];
  await expect(callApi({ method: 'GET', path: '/me' })).rejects.toMatchObject({
    code: 'connection_lost',
  });
  expect(currentSession()?.accessToken).toBe('old');
});

it('answers null where nothing has changed', async () => {
  answers = [
    json(200, { n: 1 }, { etag: '"7"' }),
    (_request, response) => response.writeHead(304).end(),
  ];
  const first = await pollApi<{ n: number }>('/reports/1');
  expect(first).toEqual({ body: { n: 1 }, etag: '"7"' });
  expect(await pollApi('/reports/1', first?.etag)).toBeNull();
  expect(seen[1]?.headers['if-none-match']).toBe('"7"');
});
