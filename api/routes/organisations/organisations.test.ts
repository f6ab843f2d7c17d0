import type { Organisation as OrganisationAnswer } from '@shared/schemas/staff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { Organisation } from '../../models/Organisation';
import { buildOrganisation, buildPerson, buildPost, type TestPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let admin: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  admin = await buildPost({ role: 'admin' });
});
afterAll(() => server.close());

type Failure = { error: { code: string } };
const add = (body: unknown, person: TestPost['person'] | null = admin.person, key?: string) =>
  server.post<OrganisationAnswer & Failure>('/organisations', person, {
    body,
    ...(key ? { key } : {}),
  });
const list = (person: TestPost['person'] | null) =>
  server.get<{ items: OrganisationAnswer[] }>('/organisations', person);

describe('/organisations', () => {
  test('one is added, listed by the next request, audited; a retry adds nothing', async () => {
    const body = { name: '住建局', kind: 'department', categories: [] };
    const first = await add(body, admin.person, 'added-once-only');
    expect(first.status).toBe(201);
    expect((await add(body, admin.person, 'added-once-only')).body).toEqual(first.body);
    const { items } = (await list(admin.person)).body;
    expect(items).toContainEqual({ ...body, id: first.body.id, active: true });
    expect(await AuditEntry.countDocuments({ subject: first.body.id })).toBe(1);
    expect((await add(body)).body.error.code).toBe('already_exists');
  });

  test('of ten with one name at the same time one is added', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => add({ name: '城管局', kind: 'department' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await Organisation.countDocuments({ name: '城管局' })).toBe(1);
  });

  test('staff list those of their county; residents do not', async () => {
    const { person } = await buildPost();
    const elsewhere = await buildOrganisation({ county: '530423' });
    const { items } = (await list(person)).body;
    expect(items.map(({ id }) => id)).not.toContain(elsewhere._id);
    expect((await list(await buildPerson())).status).toBe(403);
    expect((await list(null)).status).toBe(401);
  });

  test('only an administrator of the county adds', async () => {
    const body = { name: '别的局', kind: 'department' };
    expect((await add(body, null)).status).toBe(401);
    for (const post of [
      await buildPost({ role: 'gridLeader', areaCode: '411728' }),
      await buildPost({ role: 'admin', areaCode: '411728001' }),
    ])
      expect((await add(body, post.person)).status).toBe(403);
  });

  test.each([
    {},
    { name: '某局', kind: 'ministry' },
    { name: '', kind: 'department' },
    { name: '某局', kind: 'department', categories: ['no-such-kind'] },
    { name: '某局', kind: 'department', active: true },
  ])('refuses %j', async (body) => {
    const answer = await add(body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'validation_failed']);
  });
});
