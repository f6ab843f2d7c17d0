import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from './routes/allEndpoints';
import { buildCounty } from './test/buildCounty';
import { buildPerson } from './test/factories';
import { startTestServer, type TestServer } from './test/testServer';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await buildCounty();
});
afterAll(() => server.close());

const fetchRaw = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);

describe('the application', () => {
  it('lives, is ready, and counts requests by route pattern', async () => {
    expect((await fetchRaw('/healthz')).status).toBe(200);
    expect((await fetchRaw('/readyz')).status).toBe(200);
    const person = await buildPerson();
    await server.get('/reports/some-id-of-mine', person);
    const metrics = await (await fetchRaw('/metrics')).text();
    expect(metrics).toContain('route="/api/v1/reports/:id"');
    expect(metrics).not.toContain('some-id-of-mine');
    const passedOn = await fetchRaw('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(passedOn.status).toBe(404);
  });

  it('documents every operation it has, and has every one it documents', async () => {
    const document = (await (await fetchRaw('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const existing = allEndpoints.map((e) => `${e.method} ${e.path.replace(/:(\w+)/g, '{$1}')}`);
    expect(documented.sort()).toEqual(existing.sort());
    const ids = Object.values(document.paths).flatMap((m) =>
      Object.values(m).map((o) => o.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows the documentation page with its own script and style', async () => {
    for (const path of ['/api/docs', '/api/docs/start.js', '/api/docs/assets/swagger-ui.css'])
      expect((await fetchRaw(path)).status, path).toBe(200);
    expect((await fetchRaw('/api/docs/assets/../package.json')).status).toBe(404);
  });

  it.each([
    ['an unknown path', '/api/v1/nothing', {}, 404, 'not_found'],
    ['an id that is none', '/api/v1/areas/..%2F..%2Fetc', {}, 404, 'not_found'],
    ['a token that is none', '/api/v1/me', { authorization: 'Bearer x' }, 401, 'unauthenticated'],
    [
      'a token without a signature',
      '/api/v1/me',
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.' },
      401,
      'unauthenticated',
    ],
  ])('answers %s with a code and a sentence', async (_, path, headers, status, code) => {
    const response = await fetchRaw(path, { headers });
    const { error } = (await response.json()) as { error: Record<string, string> };
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
  });

  it.each([
    ['text that is no JSON', '{"category":', 400],
    ['more than it reads', JSON.stringify({ words: 'x'.repeat(300_000) }), 413],
  ])('refuses %s', async (_, body, status) => {
    const response = await fetchRaw('/api/v1/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
  });

  it('lets no other site read an answer or frame a page', async () => {
    const response = await fetchRaw('/api/v1/categories', {
      headers: { origin: 'https://example.com' },
    });
    expect(response.headers.get('access-control-allow-origin')).not.toBe('https://example.com');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain(
      "script-src 'self' 'unsafe",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
