import type { Post as PostAnswer } from '@shared/schemas/staff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../actor';
import { endPost } from '../../commands/endPost';
import { AuditEntry } from '../../models/AuditEntry';
import { Person } from '../../models/Person';
import { Post } from '../../models/Post';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import {
  buildOrganisation,
  buildPerson,
  buildPost,
  newPhone,
  type TestPost,
} from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let admin: TestPost;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  admin = await buildPost({ role: 'admin' });
});
afterAll(() => server.close());

type Failure = { error: { code: string; details?: { version?: number; path?: string }[] } };
type Answer = PostAnswer & Failure;
const grid = (n: number): string => county.grids[n] ?? '';
const body = (overrides: object = {}) => ({
  name: '赵新',
  phone: newPhone(),
  role: 'gridMember',
  areaCode: grid(1),
  ...overrides,
});
const audited = (action: string, subject: string) => AuditEntry.countDocuments({ action, subject });

describe('every path below /posts', () => {
  test.each([
    ['get', '/posts', undefined],
    ['post', '/posts', { name: '赵新', phone: '13900000000', role: 'admin', areaCode: '411728' }],
    ['put', '/posts/some-post/duty', { onDuty: true }],
    ['post', '/posts/some-post/handover', { name: '赵新', phone: '13900000000' }],
    ['delete', '/posts/some-post', undefined],
  ] as const)('%s %s needs a login', async (method, path, sent) => {
    const answer = await server[method]<Failure>(path, null, { body: sent });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthenticated']);
  });

  test.each([
    ['put', 'duty', { onDuty: false }],
    ['post', 'handover', { name: '赵新', phone: '13900000000' }],
    ['delete', '', undefined],
  ] as const)('%s …/%s is not for those beside, nor for residents', async (method, path, sent) => {
    const post = await buildPost({ areaCode: grid(0) });
    const beside = await buildPost({ role: 'gridLeader', areaCode: county.townships[1] });
    for (const person of [beside.person, await buildPerson()]) {
      const answer = await server[method]<Failure>(`/posts/${post._id}/${path}`, person, {
        body: sent,
      });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
    }
    expect((await Post.findById(post._id).lean())?.version).toBe(1);
  });
});

describe('POST /posts', () => {
  test('adds the person and the post; the next request sees it; a retry adds nothing', async () => {
    const request = { body: body(), key: 'add-a-post-once' };
    const first = await server.post<Answer>('/posts', admin.person, request);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      role: 'gridMember',
      roleName: '网格员',
      area: { code: grid(1) },
      organisation: null,
      person: { name: '赵新', bound: false },
      onDuty: true,
      to: null,
      version: 1,
    });
    expect(first.body.person.phone).toMatch(/^139\*{4}\d{4}$/);
    expect((await server.post('/posts', admin.person, request)).body).toEqual(first.body);
    expect(await Post.countDocuments({ personId: first.body.person.id })).toBe(1);
    expect(await audited('post.add', first.body.id)).toBe(1);
    const directory = await server.deps.directory(county.code);
    expect(directory.posts.find(first.body.id)).toMatchObject({ name: '赵新', areaCode: grid(1) });
  });

  test('a second post goes to the same person, the same post is refused', async () => {
    const same = body();
    const first = await server.post<Answer>('/posts', admin.person, { body: same });
    const second = await server.post<Answer>('/posts', admin.person, {
      body: { ...same, areaCode: grid(2) },
    });
    expect(second.body.person.id).toBe(first.body.person.id);
    const again = await server.post<Answer>('/posts', admin.person, { body: same });
    expect([again.status, again.body.error.code]).toEqual([409, 'already_exists']);
  });

  test('a resident who becomes staff keeps the account and gets the county’s name', async () => {
    const person = await buildPerson({ name: '小赵' });
    const answer = await server.post<Answer>('/posts', admin.person, {
      body: body({ phone: person.clear.phone }),
    });
    expect(answer.body.person).toMatchObject({ id: person._id, name: '赵新', bound: true });
  });

  test('the phone of another member of the staff is taken for a slip', async () => {
    const post = await buildPost();
    const answer = await server.post<Answer>('/posts', admin.person, {
      body: body({ phone: post.person.clear.phone }),
    });
    expect([answer.status, answer.body.error.details?.[0]?.path]).toEqual([400, 'name']);
  });

  test('ten at the same time make one person', async () => {
    const phone = newPhone();
    const answers = await Promise.all(
      county.grids.map((areaCode) =>
        server.post<Answer>('/posts', admin.person, { body: body({ phone, areaCode }) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(county.grids.map(() => 201));
    expect(new Set(answers.map((answer) => answer.body.person.id)).size).toBe(1);
  });

  test('a handler needs an organisation of the county that is at work', async () => {
    const organisation = await buildOrganisation();
    const closed = await buildOrganisation({ active: false });
    const send = (organisationId?: string) =>
      server.post<Answer>('/posts', admin.person, {
        body: body({ role: 'handler', areaCode: undefined, organisationId }),
      });
    expect((await send(organisation._id)).body.organisation?.id).toBe(organisation._id);
    for (const id of [undefined, closed._id, 'nobody-knows-it'])
      expect((await send(id)).body.error.details?.[0]?.path).toBe('organisationId');
  });

  test.each([
    { name: '' },
    { phone: '12345' },
    { phone: { $ne: '' } },
    { role: 'king' },
    { areaCode: '999999' },
    { areaCode: undefined },
    { role: 'analyst' },
    { extra: 1 },
  ])('refuses %j', async (wrong) => {
    const before = await Person.countDocuments();
    const answer = await server.post<Answer>('/posts', admin.person, { body: body(wrong) });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'validation_failed']);
    expect(await Person.countDocuments()).toBe(before);
  });

  test('is for administrators, in their own area and below', async () => {
    const leader = await buildPost({ role: 'gridLeader', areaCode: county.code });
    const township = await buildPost({ role: 'admin', areaCode: county.townships[0] });
    for (const [person, areaCode] of [
      [leader.person, grid(1)],
      [township.person, grid(7)],
      [township.person, county.code],
    ] as const) {
      const answer = await server.post<Answer>('/posts', person, { body: body({ areaCode }) });
      expect([answer.status, answer.body.error.code]).toEqual([403, 'forbidden']);
    }
    expect((await server.post('/posts', township.person, { body: body() })).status).toBe(201);
  });
});

describe('PUT /posts/{id}/duty', () => {
  test('leave and return, seen by the next request, audited once', async () => {
    const post = await buildPost({ areaCode: grid(3) });
    const path = `/posts/${post._id}/duty`;
    const leave = await server.put<Answer>(path, post.person, { body: { onDuty: false } });
    expect(leave.body).toMatchObject({ onDuty: false, version: 2 });
    const directory = await server.deps.directory(county.code);
    expect(directory.posts.find(post._id)?.onDuty).toBe(false);
    const again = await server.put<Answer>(path, post.person, { body: { onDuty: false } });
    expect(again.body.version).toBe(2);
    expect(await audited('post.leave', post._id)).toBe(1);
    const back = await server.put<Answer>(path, post.person, { body: { onDuty: true } });
    expect(back.body).toMatchObject({ onDuty: true, version: 3 });
  });

  test('the leader above may, the colleague beside may see and not', async () => {
    const post = await buildPost({ areaCode: grid(3) });
    const leader = await buildPost({ role: 'gridLeader', areaCode: county.townships[0] });
    const colleague = await buildPost({ areaCode: grid(3) });
    const send = (person: TestPost['person']) =>
      server.put<Answer>(`/posts/${post._id}/duty`, person, { body: { onDuty: false } });
    expect((await send(colleague.person)).status).toBe(403);
    expect((await send(leader.person)).status).toBe(200);
  });

  test('who saw an older version is told the present one', async () => {
    const post = await buildPost();
    const send = (onDuty: boolean, version: number) =>
      server.put<{ error: { details: { version: number } } }>(
        `/posts/${post._id}/duty`,
        post.person,
        { body: { onDuty }, version },
      );
    expect((await send(false, 1)).status).toBe(200);
    const stale = await send(true, 1);
    expect([stale.status, stale.body.error.details.version]).toEqual([409, 2]);
  });

  test.each([{}, { onDuty: 'yes' }, { onDuty: true, more: 1 }])('refuses %j', async (sent) => {
    const answer = await server.put(`/posts/${admin._id}/duty`, admin.person, { body: sent });
    expect(answer.status).toBe(400);
  });
});

describe('POST /posts/{id}/handover', () => {
  test('the post keeps its id and remembers; who had it sees nothing any more', async () => {
    const post = await buildPost({ areaCode: grid(4) });
    const to = { name: '钱新', phone: newPhone() };
    const request = { body: to, key: 'handed-over-once' };
    const answer = await server.post<Answer>(`/posts/${post._id}/handover`, admin.person, request);
    expect(answer.body).toMatchObject({ id: post._id, person: { name: '钱新' }, version: 2 });
    const retry = await server.post<Answer>(`/posts/${post._id}/handover`, admin.person, request);
    expect(retry.body).toEqual(answer.body);
    const kept = await Post.findById(post._id).lean();
    expect(kept?.postHistory).toMatchObject([{ personId: post.personId, from: post.from }]);
    expect(kept?.personId).toBe(answer.body.person.id);
    expect(await audited('post.handOver', post._id)).toBe(1);
    const before = await server.get<{ items: unknown[] }>('/posts', post.person);
    expect(before.body.items).toEqual([]);
  });

  test('not to oneself, not to who holds it, not by a leader', async () => {
    const post = await buildPost({ areaCode: grid(5) });
    const other = await buildPost({ areaCode: grid(5) });
    const leader = await buildPost({ role: 'gridLeader', areaCode: county.townships[1] });
    const send = (to: TestPost, by = admin) =>
      server.post<Answer>(`/posts/${post._id}/handover`, by.person, {
        body: { name: to.person.clear.name, phone: to.person.clear.phone },
      });
    expect((await send(post)).body.error.code).toBe('already_exists');
    expect((await send(other)).body.error.code).toBe('already_exists');
    expect((await send(other, leader)).body.error.code).toBe('forbidden');
    expect((await Post.findById(post._id).lean())?.personId).toBe(post.personId);
  });

  test('of two at the same time one wins, the other is told', async () => {
    const post = await buildPost({ areaCode: grid(6) });
    const answers = await Promise.all(
      ['孙一', '孙二'].map((name) =>
        server.post<Answer>(`/posts/${post._id}/handover`, admin.person, {
          body: { name, phone: newPhone() },
          version: 1,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await Post.findById(post._id).lean())?.postHistory).toHaveLength(1);
  });
});

describe('DELETE /posts/{id}', () => {
  test('ends it: the person’s very next request has no rights by it', async () => {
    const post = await buildPost({ role: 'gridLeader', areaCode: county.villages[0] });
    const below = await buildPost({ areaCode: grid(0) });
    const answer = await server.delete(`/posts/${post._id}`, admin.person, { key: 'ended-once' });
    expect(answer.status).toBe(204);
    const retry = await server.delete(`/posts/${post._id}`, admin.person, { key: 'ended-once' });
    expect(retry.status).toBe(204);
    expect((await server.delete(`/posts/${post._id}`, admin.person)).status).toBe(404);
    expect(await audited('post.end', post._id)).toBe(1);
    const duty = await server.put(`/posts/${below._id}/duty`, post.person, {
      body: { onDuty: false },
    });
    expect(duty.status).toBe(404);
  });

  test('the last administrator of a county stays', async () => {
    const code = '140429';
    const last = await buildPost({ role: 'admin', county: code });
    const township = await buildPost({ role: 'admin', areaCode: `${code}001` });
    const own = await server.delete<Failure>(`/posts/${last._id}`, last.person);
    expect([own.status, own.body.error.code]).toEqual([409, 'wrong_state']);
    expect((await server.delete(`/posts/${township._id}`, last.person)).status).toBe(204);
  });

  test('also when two administrators end each other at the same time', async () => {
    const code = '610927';
    for (let round = 0; round < 10; round++) {
      const posts = [
        await buildPost({ role: 'admin', county: code }),
        await buildPost({ role: 'admin', county: code }),
      ] as const;
      const actor = (post: TestPost): Actor => ({
        personId: post.personId,
        county: code,
        consentVersion: '',
        family: '',
        sealedOpenid: null,
        posts: [{ ...post, id: post._id }],
      });
      const end = (by: TestPost, post: TestPost) =>
        endPost(server.deps, actor(by), { postId: post._id, ifVersion: null });
      const ends = await Promise.allSettled([end(posts[0], posts[1]), end(posts[1], posts[0])]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await Post.countDocuments({ county: code, role: 'admin', to: null })).toBe(1);
      await Post.deleteMany({ county: code });
    }
  });
});

describe('GET /posts', () => {
  const list = async (person: TestPost['person'], query: Record<string, string> = {}) =>
    (
      await server.get<{ items: PostAnswer[]; nextCursor: string | null } & Failure>(
        '/posts',
        person,
        { query },
      )
    ).body;

  test('pages through all of the area and below, each once, in order', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: PostAnswer[]; nextCursor: string | null } = await list(admin.person, {
        limit: '7',
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const all = await Post.find({ county: county.code, to: null }).lean();
    expect(seen.toSorted()).toEqual(all.map(({ _id }) => _id).toSorted());
    expect(seen.length).toBeGreaterThan(20);
  });

  test('narrows by area and role, and never beyond what may be seen', async () => {
    const leader = await buildPost({ role: 'gridLeader', areaCode: county.villages[2] });
    const below = await buildPost({ role: 'microGridLeader', areaCode: county.microGrids[9] });
    const page = await list(leader.person, { role: 'microGridLeader', limit: '50' });
    expect(page.items.map(({ id }) => id)).toEqual([below._id]);
    const beside = await list(leader.person, { areaCode: county.villages[0] ?? '' });
    expect(beside.items).toEqual([]);
  });

  test('a resident sees none; a made-up cursor is refused', async () => {
    expect((await list((await buildPerson()) as never)).items).toEqual([]);
    expect((await list(admin.person, { cursor: 'made-up' })).error.code).toBe('bad_cursor');
  });
});
