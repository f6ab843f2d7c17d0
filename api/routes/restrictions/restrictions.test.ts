import type { InboxPage } from '@shared/schemas/inbox';
import type { MyRestrictionResponse, Restriction } from '@shared/schemas/restrictions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { Restriction as Restrictions } from '../../models/Restriction';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { reportBody, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let admin: TestPerson;
let otherAdmin: TestPerson;
let supervisor: TestPerson;
let resident: TestPerson;
let reportId: string;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  admin = (await buildPost({ role: 'admin' })).person;
  otherAdmin = (await buildPost({ role: 'admin' })).person;
  supervisor = (await buildPost({ role: 'supervisor', areaCode: county.code })).person;
});
afterAll(() => server.close());
beforeEach(async () => {
  resident = await buildPerson({ name: '赵来福' });
  reportId = (await submit(server, county, resident)).id;
});

type Failure = { error: { code: string; message: string; details: Record<string, unknown> } };
const hold = (person: TestPerson | null = admin, body: object = {}) =>
  server.post<Restriction & Failure>('/restrictions', person, {
    body: { reportId, days: 7, reason: '多次发送与事情无关的辱骂内容', ...body },
  });
const send = (category: string) =>
  server.post<Failure>('/reports', resident, {
    body: reportBody(county, county.microGrids[0] ?? '', { category }),
  });
const mine = async (): Promise<MyRestrictionResponse['restriction']> =>
  (await server.get<MyRestrictionResponse>('/me/restriction', resident)).body.restriction;
const titles = async (person: TestPerson): Promise<string[]> =>
  (await server.get<InboxPage>('/inbox', person)).body.items.map(({ title }) => title);

describe('holding a person back', () => {
  test('refuses what is not urgent, says until when and why, and leaves emergencies open', async () => {
    const { status, body } = await hold();
    expect(status).toBe(201);
    expect(body).toMatchObject({ personName: '赵**', state: 'active', abilities: ['lift'] });
    const refused = await send('noise');
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({
      code: 'held_back',
      message: expect.stringContaining('辱骂内容'),
      details: { until: body.until, canObject: true },
    });
    expect((await send('fire')).status).toBe(201);
    expect(await mine()).toMatchObject({ reason: body.reason, until: body.until, canObject: true });
    expect(await titles(resident)).toContain('您的部分功能暂时受限');
    const [audit] = await AuditEntry.find({ subject: resident._id }).lean();
    expect(audit).toMatchObject({ action: 'person.holdBack', actorId: admin._id });
  });

  test('ends by itself', async () => {
    await hold(admin, { days: 1 });
    expect((await send('noise')).status).toBe(403);
    await Restrictions.updateOne({ personId: resident._id }, { $set: { until: new Date() } });
    await server.deps.directory.refresh(county.code, { restrictions: true });
    expect((await send('noise')).status).toBe(201);
    expect(await mine()).toBeNull();
    expect((await hold()).status).toBe(201);
  });

  test('another process that holds the county in memory learns of it', async () => {
    await hold();
    expect((await send('noise')).status).toBe(403);
    await Restrictions.updateOne(
      { personId: resident._id },
      { $set: { lifted: { at: new Date() } } },
    );
    await expect.poll(async () => (await send('noise')).status, { timeout: 5000 }).toBe(201);
  });

  test('of two administrators who do it at once one does', async () => {
    const answers = await Promise.all([hold(admin), hold(otherAdmin), hold(admin)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await Restrictions.countDocuments({ personId: resident._id })).toBe(1);
  });

  test('a reporter who is not named is not named here either', async () => {
    reportId = (await submit(server, county, resident, { hideName: true })).id;
    expect((await hold()).body.personName).toBeNull();
  });

  test('is lifted early by an administrator, with a reason', async () => {
    const { id } = (await hold()).body;
    const lift = (person: TestPerson | null) =>
      server.post<Restriction>(`/restrictions/${id}/lifting`, person, {
        body: { reason: '已当面道歉' },
      });
    expect((await lift(null)).status).toBe(401);
    expect((await lift(resident)).status).toBe(403);
    expect((await lift(supervisor)).status).toBe(403);
    expect((await lift(otherAdmin)).body).toMatchObject({
      state: 'lifted',
      lifted: { words: '已当面道歉' },
    });
    expect((await lift(admin)).status).toBe(409);
    expect((await send('noise')).status).toBe(201);
    expect(await titles(resident)).toContain('限制已解除');
  });

  test('needs a login, an administrator whose post reaches the report, and a resident', async () => {
    const elsewhere = await buildPost({ role: 'admin', areaCode: county.townships[1] });
    const beside = await buildPost({ role: 'gridLeader', areaCode: county.townships[0] });
    expect((await hold(null)).status).toBe(401);
    expect((await hold(elsewhere.person)).status).toBe(404);
    expect((await hold(beside.person)).status).toBe(403);
    expect((await hold(resident)).status).toBe(403);
    for (const body of [{ days: 0 }, { days: 91 }, { reason: ' ' }, { personId: resident._id }])
      expect((await hold(admin, body)).status).toBe(400);
    const staff = await buildPost();
    reportId = (await submit(server, county, staff.person)).id;
    expect((await hold()).body.error.code).toBe('wrong_state');
    reportId = (await submit(server, county, admin)).id;
    expect((await hold()).body.error.code).toBe('wrong_state');
    expect(await Restrictions.countDocuments({ personId: resident._id })).toBe(0);
  });
});

describe('an objection', () => {
  const object = (person: TestPerson | null = resident) =>
    server.post<MyRestrictionResponse & Failure>('/me/restriction/objection', person, {
      body: { words: '我只是着急，没有辱骂' },
    });
  const decide = (id: string, person: TestPerson | null, upheld: boolean) =>
    server.post<Restriction & Failure>(`/restrictions/${id}/decision`, person, {
      body: { upheld, words: '查看记录后认为属实' },
    });

  test('is heard once, by somebody else, who may let the person go on', async () => {
    const { id } = (await hold()).body;
    expect((await object(null)).status).toBe(401);
    expect((await object(await buildPerson())).status).toBe(404);
    expect((await decide(id, supervisor, true)).status).toBe(409);
    expect((await object()).body.restriction).toMatchObject({ canObject: false });
    expect((await object()).body.error.code).toBe('already_objected');
    expect(await titles(supervisor)).toContain('有人对限制提出异议，请处理');
    expect(await titles(admin)).not.toContain('有人对限制提出异议，请处理');

    const listed = await server.get<{ items: Restriction[] }>('/restrictions', supervisor, {
      query: { objected: 'true' },
    });
    expect(listed.body.items.map((one) => one.id)).toEqual([id]);
    expect(listed.body.items[0]?.abilities).toEqual(['decide']);

    expect((await decide(id, null, false)).status).toBe(401);
    expect((await decide(id, resident, false)).status).toBe(403);
    expect((await decide(id, admin, false)).body.error.code).toBe('own_decision');
    expect((await send('noise')).status).toBe(403);
    expect((await decide(id, supervisor, false)).body.state).toBe('lifted');
    expect((await decide(id, otherAdmin, true)).status).toBe(409);
    expect((await send('noise')).status).toBe(201);
    expect(await titles(resident)).toContain('限制已解除');
  });

  test('that is not upheld leaves it as it is', async () => {
    const { id } = (await hold()).body;
    await object();
    expect((await decide(id, otherAdmin, true)).body.objection?.decision).toMatchObject({
      upheld: true,
    });
    expect((await send('noise')).status).toBe(403);
    expect(await titles(resident)).toContain('异议已处理：维持限制');
    expect((await mine())?.objection?.decision?.words).toBe('查看记录后认为属实');
  });
});

test('the list is for administrators of the area and the county supervisor, in pages', async () => {
  await hold();
  const list = (person: TestPerson | null, query = {}) =>
    server.get<{ items: Restriction[]; nextCursor: string | null }>('/restrictions', person, {
      query,
    });
  expect((await list(null)).status).toBe(401);
  expect((await list(resident)).status).toBe(403);
  const here = await buildPost({ role: 'admin', areaCode: county.townships[0] });
  const beside = await buildPost({ role: 'admin', areaCode: county.townships[1] });
  expect((await list(here.person)).body.items[0]?.reportId).toBe(reportId);
  expect((await list(beside.person)).body.items).toEqual([]);
  const first = await list(admin, { limit: 1 });
  const second = await list(admin, { limit: 50, cursor: first.body.nextCursor ?? '' });
  const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(await Restrictions.countDocuments());
  expect((await list(admin, { cursor: 'nonsense' })).status).toBe(400);
});
