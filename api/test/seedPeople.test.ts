import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../scripts/seed/random';
import { seedPeople } from '../../scripts/seed/seedPeople';
import { Post } from '../models/Post';
import { buildCounty, TEST_COUNTY } from './buildCounty';
import { startTestServer, type TestServer } from './testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await buildCounty();
});
afterAll(() => server.close());

test('a demonstration that was broken off after its people goes on with them', async () => {
  const seed = () => seedPeople(server.deps, TEST_COUNTY, createRandom(1));
  const contacts = await seed();
  const posts = await Post.countDocuments();
  // As after a start of the process: what it knows of the county is read anew, in whatever order.
  await server.deps.directory.refresh(TEST_COUNTY);
  expect(await seed()).toEqual(contacts);
  expect(await Post.countDocuments()).toBe(posts);
});
