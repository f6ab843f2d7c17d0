import { randomUUID } from 'node:crypto';
import type { InboxPage } from '@shared/schemas/inbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InboxEntry, type InboxEntryDocument } from '../../models/InboxEntry';
import { buildPerson, type TestPerson } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Messages to a person, oldest first, two at each time. */
async function fill(person: TestPerson, count: number): Promise<InboxEntryDocument[]> {
  const entries = Array.from({ length: count }, (_, i) => ({
    _id: randomUUID(),
    county: person.county,
    personId: person._id,
    as: 'resident' as const,
    reportId: randomUUID(),
    reportNumber: '261122-0000-0001',
    title: '您的反映已核实',
    words: `道路设施：第 ${i} 条`,
    at: new Date(Date.UTC(2026, 10, 1, 0, Math.floor(i / 2))),
    readAt: null,
  }));
  await InboxEntry.insertMany(entries);
  return entries;
}

const page = async (person: TestPerson, query: Record<string, string | number> = {}) =>
  (await server.get<InboxPage>('/inbox', person, { query })).body;

describe('GET /inbox', () => {
  it('needs a login and consent', async () => {
    expect((await server.get('/inbox', null)).status).toBe(401);
    expect((await server.get('/inbox', await buildPerson({ consent: null }))).status).toBe(403);
  });

  it('gives all of one’s own, newest first, page by page, each once', async () => {
    const person = await buildPerson();
    await fill(await buildPerson(), 3);
    const entries = await fill(person, 11);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { items, nextCursor, unreadCount }: InboxPage = await page(person, {
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      expect(unreadCount).toBe(11);
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor);
    const newestFirst = [...entries]
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1))
      .map(({ _id }) => _id);
    expect(seen).toEqual(newestFirst);
  });

  it('refuses a cursor that is none', async () => {
    const answer = await server.get('/inbox', await buildPerson(), { query: { cursor: 'x' } });
    expect(answer.status).toBe(400);
  });

  it('says nothing new to one who has it already', async () => {
    const person = await buildPerson();
    await fill(person, 2);
    const etag = (await server.get('/inbox', person)).headers.get('etag') ?? '';
    const poll = () => server.get('/inbox', person, { headers: { 'if-none-match': etag } });
    expect((await poll()).status).toBe(304);
    await fill(person, 1);
    expect((await poll()).status).toBe(200);
  });

  it('counts what is unread on an index', async () => {
    const person = await buildPerson();
    await fill(person, 4);
    const plan = await InboxEntry.find({
      county: person.county,
      personId: person._id,
      readAt: null,
    }).explain('executionStats');
    const { executionStats } = plan as unknown as { executionStats: { totalKeysExamined: number } };
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(5);
    expect(JSON.stringify(plan)).toContain('"indexName":"unread"');
  });
});

describe('POST /inbox/read', () => {
  it('needs a login', async () => {
    expect((await server.post('/inbox/read', null, { body: {} })).status).toBe(401);
  });

  it('marks these, or all', async () => {
    const person = await buildPerson();
    const [first] = await fill(person, 4);
    const read = (body: object) => server.post('/inbox/read', person, { body });
    expect((await read({ ids: [first?._id] })).body).toEqual({ unreadCount: 3 });
    const { items } = await page(person);
    expect(items.filter((item) => item.read).map(({ id }) => id)).toEqual([first?._id]);
    expect((await read({})).body).toEqual({ unreadCount: 0 });
  });

  it('leaves other people’s alone', async () => {
    const owner = await buildPerson();
    const [entry] = await fill(owner, 1);
    const other = await buildPerson();
    await server.post('/inbox/read', other, { body: { ids: [entry?._id] } });
    expect((await page(owner)).unreadCount).toBe(1);
  });
});
