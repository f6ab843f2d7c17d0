import type { CalendarDayAnswer, CalendarResponse } from '@shared/schemas/calendar';
import type { SubmitResponse } from '@shared/schemas/reports';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { CalendarDay, calendarDayId } from '../../models/CalendarDay';
import { Report } from '../../models/Report';
import { buildCounty, TEST_COUNTY } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson, type TestPost } from '../../test/factories';
import { reportBody } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let admin: TestPost;
let resident: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  // A Sunday evening in UTC is Monday 23 November in Shanghai.
  server.clock.set(new Date('2026-11-22T16:30:00Z'));
  admin = await buildPost({ role: 'admin', person: await buildPerson({ name: '赵主任' }) });
  resident = await buildPerson();
});
afterAll(() => server.close());
beforeEach(async () => {
  await CalendarDay.deleteMany({});
  await AuditEntry.deleteMany({});
  await server.deps.directory.refresh(TEST_COUNTY, { calendar: true });
});

type Failure = { error: { code: string; message: string; details?: unknown } };
const OFF = { kind: 'dayOff' as const, name: '县庆放假' };
const put = (
  day: string,
  body: unknown = OFF,
  more: { person?: TestPerson | null; version?: number; key?: string } = {},
) => {
  const { person = admin.person, ...rest } = more;
  return server.put<CalendarDayAnswer & Failure>(`/calendar/${day}`, person, { body, ...rest });
};
const clear = (day: string, person: TestPerson | null = admin.person, version?: number) =>
  server.delete<CalendarDayAnswer & Failure>(`/calendar/${day}`, person, {
    ...(version === undefined ? {} : { version }),
  });
const month = async (name: string, person: TestPerson | null = resident) =>
  (await server.get<CalendarResponse & Failure>('/calendar', person, { query: { month: name } }))
    .body;
const isWorkday = async (day: string) =>
  (await server.deps.directory(TEST_COUNTY)).calendar.isWorkday(day);

describe('GET /calendar', () => {
  test('shows everybody the national holidays and 调休 of a month', async () => {
    const october = await month('2026-10');
    expect(october).toMatchObject({ today: '2026-11-23', published: true, mayEdit: false });
    expect(october.days).toHaveLength(31);
    expect(october.days[0]).toEqual({
      day: '2026-10-01',
      workday: false,
      national: { workday: false, name: '国庆节' },
      own: null,
      version: 0,
    });
    expect(october.days[9]).toMatchObject({ workday: true, national: { name: '国庆节' } });
    expect(october.days[10]).toMatchObject({ workday: false, national: { name: null } });
    expect((await month('2028-02')).days).toHaveLength(29);
  });

  test('says where the holidays of a year are not published yet', async () => {
    const january = await month('2029-01', admin.person);
    expect(january).toMatchObject({ published: false, mayEdit: true });
    expect(january.days[0]).toMatchObject({ workday: true, national: { name: null } });
  });

  test('needs a login and a real month', async () => {
    expect((await month('2026-10', null)).error.code).toBe('unauthenticated');
    for (const wrong of ['2026-13', '2026-1', 'now', '1999-01'])
      expect((await month(wrong)).error.code).toBe('validation_failed');
  });
});

describe('a day of the county', () => {
  test('is set, counts at once, is told with its name, and follows the nation again', async () => {
    const set = await put('2026-11-26');
    expect([set.status, set.body]).toMatchObject([
      200,
      { day: '2026-11-26', workday: false, own: { ...OFF, setBy: '赵主任' }, version: 1 },
    ]);
    expect(await isWorkday('2026-11-26')).toBe(false);
    const read = (await month('2026-11')).days[25];
    expect(read).toMatchObject({ workday: false, own: { name: '县庆放假', setBy: null } });

    const saturday = await put('2026-11-28', { kind: 'workday', name: '补班' });
    expect(saturday.body).toMatchObject({ workday: true, national: { workday: false } });
    expect(await isWorkday('2026-11-28')).toBe(true);

    const cleared = await clear('2026-11-26', admin.person, 1);
    expect(cleared.body).toMatchObject({ workday: true, own: null, version: 0 });
    expect(await isWorkday('2026-11-26')).toBe(true);
    expect((await clear('2026-11-26')).status).toBe(200);
    expect((await AuditEntry.find().sort({ _id: 1 }).lean()).map((a) => a.action).sort()).toEqual([
      'calendar.clear',
      'calendar.set',
      'calendar.set',
    ]);
  });

  test('moves what begins later, never what runs already', async () => {
    const county = await buildCounty();
    const body = reportBody(county, county.grids[0] ?? '', { category: 'road' });
    const send = async () =>
      (await server.post<SubmitResponse>('/reports', resident, { body })).body;
    const due = async (id: string) => (await Report.findById(id).lean())?.nextDueAt?.toISOString();
    const before = await send();
    expect(await due(before.id)).toBe('2026-11-23T10:00:00.000Z');
    await put('2026-11-23');
    expect(await due(before.id)).toBe('2026-11-23T10:00:00.000Z');
    expect(await due((await send()).id)).toBe('2026-11-24T10:00:00.000Z');
    const recipient = await server.get<{ verifyBy: string }>('/reports/recipient', resident, {
      query: { category: 'road', areaCode: county.grids[0] ?? '' },
    });
    expect(recipient.body.verifyBy).toBe('2026-11-24T10:00:00.000Z');
  });

  test('another county keeps its own', async () => {
    await put('2026-11-26');
    const elsewhere = await buildPost({ role: 'admin', county: '530423' });
    expect((await month('2026-11', elsewhere.person)).days[25]).toMatchObject({ own: null });
    expect((await server.deps.directory('530423')).calendar.isWorkday('2026-11-26')).toBe(true);
  });

  test('a retry and saying it again change nothing; another key with an old version loses', async () => {
    const first = await put('2026-11-26', OFF, { version: 0, key: 'set-once-only' });
    const retried = await put('2026-11-26', OFF, { version: 0, key: 'set-once-only' });
    expect([retried.status, retried.body]).toEqual([first.status, first.body]);
    expect((await put('2026-11-26')).body.version).toBe(1);
    expect(await AuditEntry.countDocuments()).toBe(1);
    const late = await put('2026-11-26', { kind: 'workday', name: '补班' }, { version: 0 });
    expect([late.status, late.body.error.details]).toEqual([409, { version: 1 }]);
    expect((await clear('2026-11-26', admin.person, 7)).status).toBe(409);
    expect((await month('2026-11')).days[25]?.own?.kind).toBe('dayOff');
  });

  test('of eight who set it at the same time one wins, the others are told', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        put('2026-11-26', { kind: 'dayOff', name: `第${i}种说法` }, { version: 0 }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
    expect(await AuditEntry.countDocuments()).toBe(1);
  });

  test('only administrators of the county set it', async () => {
    expect((await put('2026-11-26', OFF, { person: null })).status).toBe(401);
    expect((await clear('2026-11-26', null)).status).toBe(401);
    for (const person of [
      resident,
      (await buildPost({ role: 'gridLeader', areaCode: TEST_COUNTY })).person,
      (await buildPost({ role: 'admin', areaCode: `${TEST_COUNTY}001` })).person,
      (await buildPost({ role: 'admin', onDuty: false })).person,
    ]) {
      expect((await put('2026-11-26', OFF, { person })).status).toBe(403);
      expect((await clear('2026-11-26', person)).status).toBe(403);
    }
    expect(await CalendarDay.countDocuments()).toBe(0);
  });

  test.each([
    ['2026-11-22', OFF, '过去的日子不能再改'],
    ['2028-12-01', OFF, '最多只能设置两年内的日子'],
    ['2026-02-30', OFF, '有内容没有填对，请检查标出的地方'],
    ['tomorrow', OFF, '有内容没有填对，请检查标出的地方'],
    ['2026-11-26', { kind: 'holiday', name: '放假' }, '有内容没有填对，请检查标出的地方'],
    ['2026-11-26', { kind: 'dayOff', name: ' ' }, '有内容没有填对，请检查标出的地方'],
    ['2026-11-26', { kind: 'dayOff' }, '有内容没有填对，请检查标出的地方'],
    ['2026-11-26', { ...OFF, name: '长'.repeat(21) }, '有内容没有填对，请检查标出的地方'],
    ['2026-11-26', { ...OFF, county: '530423' }, '有内容没有填对，请检查标出的地方'],
  ])('refuses %s %j', async (day, body, sentence) => {
    const { status, body: answer } = await put(day, body);
    expect([status, answer.error.code, answer.error.message]).toEqual([
      400,
      'validation_failed',
      sentence,
    ]);
    expect(await CalendarDay.countDocuments()).toBe(0);
  });

  test('no more than 31 days off in a row, whatever joins them', async () => {
    // 24 November to 23 December are 30; the 24th would join them to the 25th and a weekend.
    const days = [
      ...Array.from({ length: 7 }, (_, n) => `2026-11-${24 + n}`),
      ...Array.from({ length: 22 }, (_, n) => `2026-12-${String(1 + n).padStart(2, '0')}`),
    ];
    await CalendarDay.insertMany(
      days.map((day) => ({
        _id: calendarDayId(TEST_COUNTY, day),
        county: TEST_COUNTY,
        day,
        ...OFF,
        setBy: admin.personId,
        at: new Date(),
        version: 1,
      })),
    );
    await server.deps.directory.refresh(TEST_COUNTY, { calendar: true });
    expect((await put('2026-12-23')).status).toBe(200);
    const joined = await put('2026-12-25');
    expect(joined.status).toBe(200);
    const refused = await put('2026-12-24');
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      '连续放假不能超过 31 天，请核对日期',
    ]);
  });
});
