import type { MeResponse } from '@shared/schemas/me';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCounty, type TestCounty } from './buildCounty';
import { buildPerson, buildPost } from './factories';
import { startTestServer, type TestServer } from './testServer';

let server: TestServer;
let county: TestCounty;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
});
afterAll(() => server.close());

test('requests that are sent together all know what was written before them', async () => {
  const person = await buildPerson();
  const { body: before } = await server.get<MeResponse>('/me', person);
  expect(before.posts).toEqual([]);
  await buildPost({ role: 'gridLeader', areaCode: county.grids[0] ?? null, person });
  const answers = await Promise.all([1, 2, 3, 4].map(() => server.get<MeResponse>('/me', person)));
  expect(answers.map(({ body }) => body.posts.map(({ role }) => role))).toEqual([
    ['gridLeader'],
    ['gridLeader'],
    ['gridLeader'],
    ['gridLeader'],
  ]);
});
