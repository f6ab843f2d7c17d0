import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { allEndpoints } from '../../routes/allEndpoints';
import { buildPost, type TestPost } from '../factories';
import { startTestServer, type TestServer } from '../testServer';

const ELSEWHERE = 'https://elsewhere.example';
const HOME = 'https://home.example';
const SECRET = 'nobody may read this';

let folder: string;
let server: TestServer;
let admin: TestPost;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'weilianxin-hostile-'));
  await mkdir(path.join(folder, 'h5'));
  await writeFile(path.join(folder, 'h5/index.html'), '<!doctype html><title>client</title>');
  await writeFile(path.join(folder, 'secret.txt'), SECRET);
  server = await startTestServer({
    PUBLIC_URL: HOME,
    H5_DIRECTORY: path.join(folder, 'h5'),
    RATE_LIMITS: 'off',
  });
  admin = await buildPost({ role: 'admin' });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const fetchRaw = (at: string, init: RequestInit = {}) => fetch(server.url + at, init);

/** A request as it is written here, byte for byte; the whole answer. */
function sendRaw(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
const statusOf = (answer: string): number => Number(answer.slice(9, 12));

/** Every object that a schema holds. */
function objectsOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inside = Object.values(schema).flatMap(objectsOf);
  return 'properties' in schema ? [schema as Record<string, unknown>, ...inside] : inside;
}

describe('what is sent', () => {
  const sent = allEndpoints.flatMap((endpoint) =>
    [endpoint.body, endpoint.query].flatMap((schema) =>
      schema ? [[`${endpoint.method} ${endpoint.path}`, schema] as const] : [],
    ),
  );
  it.each(sent)('%s takes no field that it does not name', (_, schema) => {
    const document = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    for (const object of objectsOf(document))
      expect(object).toMatchObject({ additionalProperties: false });
  });
});

describe('other sites', () => {
  it.each(['/api/v1/categories', '/api/v1/me', '/api/v1/nothing', '/', '/healthz'])(
    'may not read %s',
    async (at) => {
      const answer = await fetchRaw(at, { headers: { origin: ELSEWHERE } });
      expect([null, HOME]).toContain(answer.headers.get('access-control-allow-origin'));
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('set-cookie')).toBeNull();
    },
  );

  it('are allowed nothing beforehand', async () => {
    const asked = await fetchRaw('/api/v1/reports', {
      method: 'OPTIONS',
      headers: {
        origin: ELSEWHERE,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(asked.headers.get('access-control-allow-origin')).not.toBe(ELSEWHERE);
    expect(asked.headers.get('access-control-allow-origin')).not.toBe('*');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'send nothing by a form of %s, which browsers ask nobody about',
    async (type) => {
      for (const { method, path: at, consumes, body } of allEndpoints) {
        if (method === 'get' || consumes === 'stream' || !body) continue;
        const answer = await server.post<{ error: { code: string } }>(
          at.replace(/:\w+/g, 'some-id-of-ours'),
          admin.person,
          { headers: { 'content-type': type, origin: ELSEWHERE } },
        );
        // PUT and PATCH are no form's methods: they are not found by POST.
        expect([404, 415], `${method} ${at}`).toContain(answer.status);
      }
    },
  );
});

describe('the pages of the client', () => {
  it('run scripts from here only, none that stands in a page, and no plug-ins, frames or other bases', async () => {
    const csp = (await fetchRaw('/')).headers.get('content-security-policy') ?? '';
    const directives = new Map(
      csp.split(';').map((one) => {
        const [name = '', ...values] = one.trim().split(/\s+/);
        return [name, values.join(' ')];
      }),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'connect-src': `'self' ${HOME.replace('https', 'wss')}`,
    });
    // Only styles may stand in a page.
    expect(csp.replace(/style-src[^;]*/, '')).not.toContain('unsafe');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '/h5/../../secret.txt',
    '//../secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/index.html%00.js',
    '/%',
    '/%E0%A4%A',
    '/api/docs/assets/..%2f..%2fpackage.json',
    '/api/v1/files/..%2f..%2fsecret.txt',
    '/api/v1/../../secret.txt',
    '//elsewhere.example/%2f..',
    'http://elsewhere.example/secret.txt',
  ])('lead nowhere else by %s', async (target) => {
    const answer = await sendRaw([`GET ${target} HTTP/1.1`, 'Host: home', 'Connection: close']);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer).not.toContain(SECRET);
    expect(answer).not.toContain('"dependencies"');
    expect(answer).not.toMatch(/^location: (https?:)?\/\/elsewhere/im);
  });
});

describe('headers', () => {
  it('of a caller never become addresses in an answer', async () => {
    const headers = {
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'gopher',
      'x-original-url': '/api/v1/posts',
      'x-rewrite-url': '/api/v1/posts',
      'x-http-method-override': 'DELETE',
      forwarded: 'host=elsewhere.example',
    };
    for (const { method, path: at } of allEndpoints) {
      if (method !== 'get' || at.includes(':')) continue;
      const { headers: answered, bytes } = await server.get(at, admin.person, { headers });
      const all = `${JSON.stringify([...answered])}${bytes}`;
      expect(all, at).not.toMatch(/elsewhere\.example|gopher/);
    }
    for (const at of ['/', '/g/411728', '/api/docs']) {
      const answer = await sendRaw([
        `GET ${at} HTTP/1.1`,
        'Host: elsewhere.example',
        'Connection: close',
      ]);
      expect(answer, at).not.toContain('elsewhere');
    }
  });

  it.each([
    [
      'two lengths',
      [
        'POST /api/v1/sessions HTTP/1.1',
        'Host: home',
        'Content-Length: 2',
        'Content-Length: 5',
        '',
        '{}',
      ],
    ],
    [
      'a length and chunks',
      [
        'POST /api/v1/sessions HTTP/1.1',
        'Host: home',
        'Content-Length: 2',
        'Transfer-Encoding: chunked',
        '',
        '0',
      ],
    ],
    ['a broken name', ['GET /healthz HTTP/1.1', 'Host: home', 'X Y: 1']],
    ['no host', ['GET /healthz HTTP/1.1', 'X-A: 1']],
    ['32 KB of them', ['GET /healthz HTTP/1.1', 'Host: home', `X-A: ${'a'.repeat(32_768)}`]],
    ['a line that folds', ['GET /healthz HTTP/1.1', 'Host: home', 'X-A: 1', ' b: 2']],
  ])('that two readers read differently are refused: %s', async (what, lines) => {
    const answer = await sendRaw(lines);
    expect([400, 431]).toContain(statusOf(answer));
    // In words, as every other refusal; without a host Node answers before anybody is asked.
    if (what !== 'no host')
      expect(answer).toMatch(/"code":"(bad_request|head_too_long)","message":"[一-龥]/);
  });

  it('that come twice grant nothing twice', async () => {
    const answer = await sendRaw([
      'GET /api/v1/me HTTP/1.1',
      'Host: home',
      'Authorization: Bearer first-first-first-first',
      'Authorization: Bearer second-second-second',
      'Connection: close',
    ]);
    expect(statusOf(answer)).toBe(401);
  });

  it.each([
    '//',
    'http://[',
    '/api/v1/events?ticket=%',
    '/elsewhere',
    'http://elsewhere.example:99999/',
  ])('that ask for a socket at %s are refused like all else', async (target) => {
    const answer = await sendRaw([
      `GET ${target} HTTP/1.1`,
      'Host: home',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]);
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
  });
});
