import type { PrivacyTextResponse } from '@shared/schemas/me';
import type { DemonstrationPerson } from '@shared/schemas/sessions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRIVACY_VERSION } from '../../privacyText';
import { buildPerson, buildPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('lists the demonstration people of the county with their posts, and nobody else', async () => {
  const resident = await buildPerson({ demonstration: true, name: '李梅' });
  const staff = await buildPerson({ demonstration: true, name: '王强' });
  await buildPost({ person: staff });
  await buildPost();
  await buildPerson({ demonstration: true, county: '530423' });
  const { body } = await server.get<{ items: DemonstrationPerson[] }>(
    '/demonstration/people',
    null,
  );
  expect(body.items).toEqual([
    { id: resident._id, name: '李梅', post: null, role: 'resident' },
    { id: staff._id, name: '王强', post: '第一村第一网格 网格员', role: 'gridMember' },
  ]);
});

test('tells nobody in production', async () => {
  const strict = await startTestServer({ NODE_ENV: 'production' });
  const answer = await strict.get<{ error: { code: string } }>('/demonstration/people', null);
  await strict.close();
  expect([answer.status, answer.body.error.code]).toEqual([403, 'demonstration_only']);
});

test('the privacy text is for everybody, and an unchanged one is not sent again', async () => {
  const first = await server.get<PrivacyTextResponse>('/privacy-text', null);
  expect(first.body.version).toBe(PRIVACY_VERSION);
  expect(first.body.sections.length).toBeGreaterThan(3);
  const etag = first.headers.get('etag') ?? '';
  const again = await server.get('/privacy-text', null, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});
