import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { Push } from '../models/Push';
import { Report } from '../models/Report';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { buildReport, entry } from '../test/buildReport';
import { buildPost, type TestPost } from '../test/factories';
import { startTestServer, type TestServer } from '../test/testServer';
import { takeWritten } from '../test/written';
import { planDigests } from './planDigests';

const NOW = new Date('2026-11-24T00:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
afterEach(async () => {
  for (const { collection } of [Report, InboxEntry, Push]) await collection.deleteMany({});
});

async function staff(): Promise<TestPost> {
  const post = await buildPost();
  const template = 'taskDue';
  await SubscriptionQuota.create({
    _id: `${post.personId}/${template}`,
    personId: post.personId,
    template,
    left: 1,
  });
  for (const county of takeWritten()) await server.deps.directory.refresh(county);
  return post;
}

const waitingFor = (post: TestPost, nextDueAt: string) =>
  buildReport([entry(1)], {
    taskKeys: [`${post.role}@${post.areaCode}`],
    nextDueAt: new Date(nextDueAt),
  });
const digests = (post: TestPost) => Push.find({ personId: post.personId }).lean();

describe('the digest of a day', () => {
  it('says once what waits, what is over and what is unread', async () => {
    server.clock.set(NOW);
    const post = await staff();
    const idle = await buildPost();
    await waitingFor(post, '2026-11-23T09:00:00Z');
    await waitingFor(post, '2026-11-25T09:00:00Z');
    await InboxEntry.create({
      _id: randomUUID(),
      county: post.county,
      personId: post.personId,
      as: 'staff',
      reportId: randomUUID(),
      reportNumber: '1',
      title: '居民评价：已解决',
      words: 'x',
      at: NOW,
    });
    await Promise.all([planDigests(server.deps), planDigests(server.deps)]);
    await planDigests(server.deps);
    expect(await digests(post)).toMatchObject([
      {
        template: 'taskDue',
        reportId: null,
        state: 'waiting',
        values: { note: '2件待办，1件超期，1条未读', at: new Date('2026-11-24T10:00:00Z') },
      },
    ]);
    expect(await digests(idle)).toEqual([]);

    server.clock.advance(24 * 3_600_000);
    await planDigests(server.deps);
    expect(await digests(post)).toHaveLength(2);
  });

  it('does not come where nothing waits', async () => {
    const post = await buildPost({ areaCode: '411728002' });
    await SubscriptionQuota.create({
      _id: `${post.personId}/taskDue`,
      personId: post.personId,
      template: 'taskDue',
      left: 1,
    });
    for (const county of takeWritten()) await server.deps.directory.refresh(county);
    await planDigests(server.deps);
    expect(await digests(post)).toEqual([]);
  });
});
