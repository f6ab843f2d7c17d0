import type { FoundPerson } from '@shared/schemas/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { buildPerson, buildPost, type TestPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let admin: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  admin = await buildPost({ role: 'admin' });
});
afterAll(() => server.close());

type Failure = { error: { code: string } };
const search = (words: string, person: TestPost['person'] | null = admin.person) =>
  server.get<{ items: FoundPerson[] } & Failure>('/people', person, { query: { search: words } });
const reveal = (id: string, body: unknown, person: TestPost['person'] | null = admin.person) =>
  server.post<{ name: string; phone: string } & Failure>(`/people/${id}/reveal`, person, { body });

describe('GET /people', () => {
  test('finds anybody by the whole phone, masked', async () => {
    const person = await buildPerson({ name: '王小芳', phone: '13512340001' });
    const { body } = await search('13512340001');
    expect(body.items).toEqual([
      { id: person._id, name: '王**', phone: '135****0001', bound: true, posts: [] },
    ]);
    expect((await search('1351234000')).body.items).toEqual([]);
  });

  test('finds staff by part of the name, with their posts; residents are not found so', async () => {
    const person = await buildPerson({ name: '欧阳静', openid: null });
    const post = await buildPost({ person });
    await buildPerson({ name: '欧阳文' });
    const { body } = await search('欧阳');
    expect(body.items).toEqual([
      {
        id: person._id,
        name: '欧**',
        phone: expect.stringMatching(/^139\*{4}\d{4}$/),
        bound: false,
        posts: [{ id: post._id, role: 'gridMember', roleName: '网格员', place: '第一村第一网格' }],
      },
    ]);
  });

  test('needs a login, and an administrator of the county', async () => {
    const leader = await buildPost({ role: 'gridLeader', areaCode: '411728' });
    const township = await buildPost({ role: 'admin', areaCode: '411728001' });
    expect((await search('王', null)).status).toBe(401);
    for (const person of [leader.person, township.person, await buildPerson()])
      expect((await search('王', person)).status).toBe(403);
    expect((await search('')).status).toBe(400);
  });

  test('finds nobody of another county', async () => {
    await buildPerson({ county: '530423', phone: '13512340002' });
    expect((await search('13512340002')).body.items).toEqual([]);
  });
});

describe('POST /people/{id}/reveal', () => {
  test('shows name and phone in full, and writes down who, why and when', async () => {
    const person = await buildPerson({ name: '王小芳', phone: '13512340003' });
    const answer = await reveal(person._id, { reason: '核实重名' });
    expect(answer.body).toEqual({ name: '王小芳', phone: '13512340003' });
    const [entry, ...more] = await AuditEntry.find({ subject: person._id }).lean();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      county: '411728',
      actorId: admin.personId,
      action: 'person.reveal',
      reason: '核实重名',
    });
    expect(JSON.stringify(entry)).not.toContain('13512340003');
  });

  test('needs a reason, a login, an administrator, and a person of the county', async () => {
    const person = await buildPerson();
    const elsewhere = await buildPerson({ county: '530423' });
    const reason = { reason: '核实' };
    for (const body of [{}, { reason: '  ' }, { reason: 1 }])
      expect((await reveal(person._id, body)).status).toBe(400);
    expect((await reveal(person._id, reason, null)).status).toBe(401);
    expect((await reveal(person._id, reason, (await buildPost()).person)).status).toBe(403);
    expect((await reveal(elsewhere._id, reason)).status).toBe(404);
    expect(await AuditEntry.countDocuments({ subject: person._id })).toBe(0);
  });
});
