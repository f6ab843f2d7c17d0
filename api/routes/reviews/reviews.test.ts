import type { Review, ReviewPage } from '@shared/schemas/content';
import type { InboxPage } from '@shared/schemas/inbox';
import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendMediaChecks } from '../../commands/content/sendMediaChecks';
import { AuditEntry } from '../../models/AuditEntry';
import { ContentReview } from '../../models/ContentReview';
import { Report } from '../../models/Report';
import { Upload } from '../../models/Upload';
import { createProjector } from '../../projections/projector';
import { findEarlierUse } from '../../queries/findEarlierUse';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../../test/buildCounty';
import { openMiniProgram, uploadPhoto } from '../../test/contentStory';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let admin: TestPerson;
let supervisor: TestPerson;
/** Of another township. */
let beside: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  Object.assign(server.deps.env, { PUBLIC_URL: server.url });
  county = await buildCounty();
  cast = await buildCast(county);
  admin = (await buildPost({ role: 'admin', areaCode: county.code })).person;
  const [here = '', there = ''] = county.townships;
  supervisor = (await buildPost({ role: 'supervisor', areaCode: here })).person;
  beside = (await buildPost({ role: 'supervisor', areaCode: there })).person;
  await openMiniProgram(server, cast.resident, cast.gridMember, admin, supervisor);
  await server.phones.setPushUrl(`${server.url}/wechat/push`);
});
afterAll(() => server.close());
afterEach(() => server.phones.clearFaults());

const RISKY = '这里写的是【违规测试】，请看一看。';
const REVIEW = '这里写的是【复核测试】，请看一看。';
const errorOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { error: { code: string } }).error.code,
];

const project = () => createProjector(server.deps).drain();
const detail = async (id: string, person: TestPerson) =>
  (await server.get<ReportDetail>(`/reports/${id}`, person)).body;
const listed = async (person: TestPerson, queue = 'doubtful') =>
  (await server.get<ReviewPage>('/reviews', person, { query: { queue, limit: 50 } })).body;
const letIn = (id: string, person: TestPerson) =>
  Report.updateOne({ _id: id }, { $addToSet: { viewerKeys: `person:${person._id}` } });

async function reported(words: string, person: TestPerson = cast.resident) {
  const { id } = await submit(server, county, person, { words });
  await letIn(id, cast.neighbour);
  await project();
  return id;
}
async function reviewOf(id: string, person: TestPerson = admin): Promise<Review> {
  const found = (await listed(person)).items.find((item) => item.reportId === id);
  if (!found) throw new Error('not in the queue');
  return found;
}
const decide = (review: Review, person: TestPerson, body: object, rest: object = {}) =>
  server.post<Review>(`/reviews/${review.id}/decision`, person, { body, ...rest });
const clear = { outcome: 'cleared' };
const withhold = { outcome: 'withheld', reason: '含有他人电话' };

describe('words that WeChat objects to', () => {
  it.each([
    ['risky', RISKY],
    ['review', REVIEW],
  ])('%s: are taken in, kept from others, and put to a person', async (cause, words) => {
    const id = await reported(words);
    expect(await detail(id, cast.resident)).toMatchObject({ words, wordsCheck: 'pending' });
    expect(await detail(id, cast.gridMember)).toMatchObject({ words, wordsCheck: 'pending' });
    const others = await server.get<ReportDetail>(`/reports/${id}`, cast.neighbour);
    expect(others.body).toMatchObject({
      words: '这段文字正在审核，通过后显示',
      wordsCheck: 'pending',
    });
    expect(others.bytes.toString()).not.toContain('测试】');
    const list = await server.get<ReportPage>('/reports', cast.neighbour);
    expect(list.bytes.toString()).not.toContain('测试】');
    expect((await stepsOf(server, id)('verification', cast.gridMember)).status).toBe(200);
    expect(await reviewOf(id)).toMatchObject({ cause, kind: 'words', words, author: '居民' });
  });

  it('are checked in every step, the rating included', async () => {
    const { id } = await submit(server, county, cast.resident);
    const step = stepsOf(server, id);
    await step('information-request', cast.gridMember, { words: '请说明位置' });
    await step('supplement', cast.resident, { words: RISKY });
    await step('verification', cast.gridMember);
    const target = { kind: 'area', areaCode: county.grids[0] };
    await step('dispatch', cast.villageLeader, { target });
    await step('acceptance', cast.gridMember);
    await step('resolution', cast.gridMember, { words: REVIEW });
    const rated = await step('rating', cast.resident, {
      solved: true,
      satisfaction: 'satisfied',
      words: `评价${RISKY}`,
    });
    expect(rated.status).toBe(200);
    await letIn(id, cast.neighbour);
    await project();
    expect(await ContentReview.countDocuments({ 'subject.id': id })).toBe(3);
    const { bytes, body } = await server.get<ReportDetail>(`/reports/${id}`, cast.neighbour);
    expect(bytes.toString()).not.toContain('测试】');
    expect(body.rating?.words).toBe('这段文字正在审核，通过后显示');
    const own = await detail(id, cast.resident);
    expect(own.timeline.find((e) => e.action === 'resolve')).toMatchObject({
      words: '这段文字正在审核，通过后显示',
      wordsCheck: 'pending',
    });
    expect(own.rating?.words).toBe(`评价${RISKY}`);
  });

  it('stay unchecked where WeChat is away or they came from a browser; the report goes on', async () => {
    await server.phones.addFault({
      path: '/wxa/msg_sec_check',
      times: 1,
      answer: { errcode: -1 },
    });
    const id = await reported('村口的路灯不亮了。');
    const browser = await buildPerson({ openid: null });
    const other = await reported('村口的路灯又不亮了。', browser);
    for (const one of [id, other]) {
      expect((await Report.findById(one).lean())?.textCheck).toBe('unchecked');
      expect((await detail(one, cast.neighbour)).wordsCheck).toBe('pending');
    }
    const { items, counts } = await listed(admin, 'unchecked');
    expect(items.map((item) => item.reportId)).toEqual(expect.arrayContaining([id, other]));
    expect(counts.unchecked).toBeGreaterThanOrEqual(2);
    const own = await submit(server, county, cast.resident);
    await stepsOf(server, own.id)('information-request', await handlerInBrowser(), {
      words: '请说明位置',
    });
    expect((await detail(own.id, cast.resident)).timeline[0]?.wordsCheck).toBe('shown');

    async function handlerInBrowser(): Promise<TestPerson> {
      const person = await buildPerson({ openid: null });
      await buildPost({ role: 'gridMember', areaCode: county.grids[0] ?? '', person });
      return person;
    }
  });

  it('pass without a trace where nothing is wrong with them', async () => {
    const id = await reported('村口的路灯不亮了，晚上看不清。');
    expect(await detail(id, cast.neighbour)).toMatchObject({ wordsCheck: 'shown' });
    expect(await ContentReview.exists({ 'subject.id': id })).toBeNull();
  });
});

describe('deciding', () => {
  it('lets everybody read what was cleared', async () => {
    const id = await reported(RISKY);
    const answer = await decide(await reviewOf(id, supervisor), supervisor, clear);
    expect(answer.body).toMatchObject({ queue: 'decided', decision: { outcome: 'cleared' } });
    expect(await detail(id, cast.neighbour)).toMatchObject({ words: RISKY, wordsCheck: 'shown' });
    expect((await listed(supervisor)).items.map((item) => item.reportId)).not.toContain(id);
    const { body } = await server.get<InboxPage>('/inbox', cast.resident);
    expect(body.items.some((item) => item.title.includes('已公开'))).toBe(false);
  });

  it('keeps back for good, tells the author why, is undone, and stands on the audit log', async () => {
    const id = await reported(REVIEW);
    const withheld = await decide(await reviewOf(id), admin, withhold);
    expect(await detail(id, cast.neighbour)).toMatchObject({
      words: '这段文字未予公开',
      wordsCheck: 'withheld',
    });
    expect(await detail(id, cast.resident)).toMatchObject({
      words: REVIEW,
      wordsCheck: 'withheld',
    });
    const told = async () =>
      (await server.get<InboxPage>('/inbox', cast.resident)).body.items.find(
        (item) => item.reportId === id && item.title.includes('公开'),
      );
    expect(await told()).toMatchObject({
      title: '您发布的一段文字未予公开',
      words: expect.stringContaining('含有他人电话'),
      as: 'resident',
    });

    const undone = await server.post<Review>(`/reviews/${withheld.body.id}/undo`, supervisor, {
      body: {},
    });
    expect(undone.body).toMatchObject({ queue: 'doubtful', decision: null });
    expect((await detail(id, cast.neighbour)).wordsCheck).toBe('pending');
    await decide(await reviewOf(id), admin, clear);
    expect(await detail(id, cast.neighbour)).toMatchObject({ words: REVIEW, wordsCheck: 'shown' });
    expect(await told()).toMatchObject({ title: '您发布的一段文字已公开' });

    const log = await AuditEntry.find({ subject: withheld.body.id }).sort({ at: 1 }).lean();
    expect(log.map(({ action, reason }) => [action, reason])).toEqual([
      ['content.withheld', '含有他人电话'],
      ['content.undo', null],
      ['content.cleared', null],
    ]);
    expect(JSON.stringify(log)).not.toContain('测试】');
  });

  it('clears a picture, and takes it back', async () => {
    const { receipt, fileId } = await uploadPhoto(server, cast.resident, '#852');
    const { id } = await submit(server, county, cast.resident, { photos: [receipt] });
    await letIn(id, cast.neighbour);
    await project();
    await server.phones.decideMedia('review');
    await sendMediaChecks(server.deps, () => true);
    const state = async () => (await Upload.findById(fileId).lean())?.check.state;
    await expect.poll(state, { timeout: 5000, interval: 10 }).toBe('review');
    const review = await reviewOf(id);
    expect(review).toMatchObject({ kind: 'image', label: '低俗', words: null });
    expect((await fetch(server.url + review.photo?.url)).status).toBe(200);
    await decide(review, admin, clear);
    expect((await detail(id, cast.neighbour)).photos[0]).toMatchObject({ check: 'shown' });
    await server.post(`/reviews/${review.id}/undo`, admin, { body: {} });
    const again = (await detail(id, cast.neighbour)).photos[0];
    expect([again?.check, again?.url.includes(fileId)]).toEqual(['pending', false]);
    expect(await state()).toBe('review');
    await decide(await reviewOf(id), admin, withhold);
    expect(await state()).toBe('withheld');
  });

  it('is one decision, whoever was first', async () => {
    const id = await reported(RISKY);
    const review = await reviewOf(id);
    const answers = await Promise.all([
      decide(review, admin, clear),
      decide(review, supervisor, withhold),
      decide(review, admin, withhold),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const stale = { version: review.version };
    expect(errorOf(await decide(review, admin, clear, stale))).toEqual([409, 'conflict']);
    expect(await AuditEntry.countDocuments({ subject: review.id })).toBe(1);
    const { content } = (await Report.findById(id).lean()) ?? {};
    expect([...(content?.cleared ?? []), ...(content?.withheld ?? [])]).toHaveLength(1);
  });
});

describe('who decides', () => {
  it('needs a login, and a post that decides', async () => {
    const review = await reviewOf(await reported(RISKY));
    const decision = `/reviews/${review.id}/decision`;
    const undo = `/reviews/${review.id}/undo`;
    expect((await server.get('/reviews', null)).status).toBe(401);
    expect((await server.post(decision, null, { body: clear })).status).toBe(401);
    expect((await server.post(undo, null, { body: {} })).status).toBe(401);
    for (const person of [cast.resident, cast.gridMember, cast.handler])
      expect(errorOf(await server.get('/reviews', person))).toEqual([403, 'forbidden']);
    for (const person of [cast.resident, cast.gridMember, beside, cast.neighbour]) {
      expect(errorOf(await server.post(decision, person, { body: clear }))).toEqual([
        404,
        'not_found',
      ]);
      expect(errorOf(await server.post(undo, person, { body: {} }))).toEqual([404, 'not_found']);
    }
    expect((await listed(beside)).items.map((item) => item.id)).not.toContain(review.id);
    const away = await buildPost({ role: 'admin', areaCode: county.code, onDuty: false });
    expect(errorOf(await server.get('/reviews', away.person))).toEqual([403, 'forbidden']);
  });

  it('is nobody about themselves: neither what they wrote nor what is about them', async () => {
    const own = await reported(RISKY, supervisor);
    expect((await listed(supervisor)).items.map((item) => item.reportId)).not.toContain(own);
    expect((await listed(admin)).items.map((item) => item.reportId)).toContain(own);
    const post = await buildPost({ role: 'admin', areaCode: county.code });
    const { id } = await submit(server, county, cast.resident, {
      words: REVIEW,
      aboutStaff: { postId: post._id },
    });
    await project();
    expect((await listed(post.person)).items.map((item) => item.reportId)).not.toContain(id);
    expect((await listed(admin)).items.map((item) => item.reportId)).toContain(id);
  });

  it.each<[string, object]>([
    ['no outcome', {}],
    ['an unknown outcome', { outcome: 'deleted' }],
    ['a no without a reason', { outcome: 'withheld' }],
    ['a reason of blanks', { outcome: 'withheld', reason: '   ' }],
    ['a reason too long', { outcome: 'withheld', reason: '长'.repeat(201) }],
    ['an unknown field', { ...clear, force: true }],
  ])('refuses %s, and changes nothing', async (_name, body) => {
    const review = await reviewOf(await reported(RISKY));
    expect(errorOf(await decide(review, admin, body))).toEqual([400, 'validation_failed']);
    expect(await ContentReview.findById(review.id).lean()).toMatchObject({ version: 1 });
    expect(errorOf(await server.post(`/reviews/${review.id}/undo`, admin, { body: {} }))).toEqual([
      409,
      'not_decided',
    ]);
  });

  it('turns the pages of the queue in index order', async () => {
    const resident = await buildPerson();
    await openMiniProgram(server, resident);
    for (let n = 0; n < 3; n++) await reported(`${RISKY}${n}`, resident);
    const all = await listed(admin);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string | number> = { limit: 2, ...(cursor ? { cursor } : {}) };
      const { body } = await server.get<ReviewPage>('/reviews', admin, { query });
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.items.map((item) => item.id));
    const plan = await ContentReview.find({
      county: TEST_COUNTY,
      queue: 'doubtful',
      reach: { $in: [county.code, county.townships[0] ?? ''] },
    })
      .sort({ at: 1, _id: 1 })
      .limit(20)
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('SORT_MERGE');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });
});

describe('a picture used before', () => {
  it('is known by its bytes, once it was used, whoever sends it again', async () => {
    const first = await uploadPhoto(server, cast.neighbour, '#123456');
    const again = await uploadPhoto(server, cast.gridMember, '#123456');
    const other = await uploadPhoto(server, cast.gridMember, '#654321');
    const ids = [again.fileId, other.fileId];
    expect((await findEarlierUse(TEST_COUNTY, ids)).size).toBe(0);
    const { id } = await submit(server, county, cast.neighbour, { photos: [first.receipt] });
    await project();
    expect([...(await findEarlierUse(TEST_COUNTY, ids))]).toEqual([
      [
        again.fileId,
        {
          earlierFileId: first.fileId,
          usedIn: `report/${id}`,
          usedAt: expect.any(Date),
        },
      ],
    ]);
    expect((await findEarlierUse('530423', ids)).size).toBe(0);
    expect((await findEarlierUse(TEST_COUNTY, [first.fileId])).size).toBe(0);
  });
});

describe('the demonstration', () => {
  it('signs in through the simulator, so that words are checked like others', async () => {
    const person = await buildPerson({ demonstration: true });
    const { openid } = person.clear;
    await server.phones.register([
      { openid: openid ?? '', nickname: '演示', phone: '13900000000' },
    ]);
    const signIn = await server.post<{ accessToken: string; refreshToken: string }>(
      '/sessions',
      null,
      { body: { kind: 'demonstration', personId: person._id } },
    );
    const { id } = (
      await server.post<{ id: string }>('/reports', person, {
        body: {
          category: 'road',
          words: RISKY,
          place: { source: 'list', areaCode: county.grids[0] },
        },
        token: signIn.body.accessToken,
      })
    ).body;
    expect((await Report.findById(id).lean())?.textCheck).toBe('risky');
  });

  it('goes on without WeChat where the simulator does not know the person', async () => {
    const person = await buildPerson({ demonstration: true });
    const answer = await server.post('/sessions', null, {
      body: { kind: 'demonstration', personId: person._id },
    });
    expect(answer.status).toBe(201);
  });
});
