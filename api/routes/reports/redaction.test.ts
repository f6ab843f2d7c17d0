import { randomUUID } from 'node:crypto';
import type { RedactionResponse } from '@shared/schemas/redaction';
import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Report } from '../../models/Report';
import { projectPending } from '../../projections/projectPending';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { uploadPhoto } from '../../test/contentStory';
import { buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
afterAll(() => server.close());

const GONE = '（一段文字因含个人信息已删除）';
type Answer = RedactionResponse & { error: { code: string; message: string } };
const redact = (
  id: string,
  person: TestPerson | null,
  target: object,
  rest: { key?: string; reason?: string } = {},
) =>
  server.post<Answer>(`/reports/${id}/redaction`, person, {
    body: { target, reason: rest.reason ?? '里面有身份证号' },
    ...(rest.key ? { key: rest.key } : {}),
  });
const project = () => projectPending(server.deps, new Map(), () => true);
const filesLeft = async (fileId: string): Promise<number> => {
  const { db } = mongoose.connection;
  const like = { $regex: fileId };
  const counts = await Promise.all([
    db?.collection('objects.files').countDocuments({ _id: like as never }),
    db?.collection('objects.chunks').countDocuments({ files_id: like as never }),
    db?.collection('uploads').countDocuments({ _id: fileId as never }),
  ]);
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
};
const found = async (words: string): Promise<string[]> =>
  (
    await server.get<ReportPage>('/reports', cast.townshipLeader, {
      query: { scope: 'area', search: words },
    })
  ).body.items.map(({ id }) => id);

describe('POST /reports/{id}/redaction', () => {
  test('destroys words, address and photos at once, and leaves a trace that says who and why', async () => {
    const photo = await uploadPhoto(server, cast.resident);
    const { id } = await submit(server, county, cast.resident, {
      words: '我的身份证丢在翡翠广场了',
      photos: [photo.receipt],
      place: { source: 'list', areaCode: county.microGrids[0], address: '玛瑙巷九号' },
    });
    await project();
    expect(await found('翡翠广场')).toEqual([id]);
    expect(await filesLeft(photo.fileId)).toBeGreaterThan(4);
    const { body, status } = await redact(id, cast.resident, {
      kind: 'report',
      words: true,
      address: true,
      photoIds: [photo.fileId],
    });
    expect(status).toBe(200);
    expect(body.report).toMatchObject({ words: GONE, photos: [], place: { address: null } });
    expect(body.report.timeline[0]).toMatchObject({
      action: 'redact',
      by: '反映人',
      words: '里面有身份证号',
      summary: expect.stringContaining('一段文字、详细地址、1 张照片'),
    });
    const days = (Date.parse(body.backupsUntil) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    expect(await filesLeft(photo.fileId)).toBe(0);
    expect((await server.get(photo.thumbnailUrl.replace('/api/v1', ''), null)).status).toBe(404);
    await project();
    expect(await found('翡翠广场')).toEqual([]);
    const raw = JSON.stringify(await Report.findById(id).lean());
    expect(raw).not.toContain('翡翠');
  });

  test('takes words and photos out of one step, and what the rating said with it', async () => {
    const { id } = await submit(server, county, cast.resident);
    const step = stepsOf(server, id);
    const photo = await uploadPhoto(server, cast.handler);
    await step('verification', cast.gridMember);
    await step('dispatch', cast.villageLeader, {
      target: { kind: 'organisation', organisationId: cast.organisationId },
    });
    await step('acceptance', cast.handler);
    await step('resolution', cast.handler, { words: '已到王家办理', photos: [photo.receipt] });
    await step('rating', cast.resident, {
      solved: true,
      satisfaction: 'satisfied',
      words: '隔壁王二家也好了',
    });
    const seen = await server.get<ReportDetail>(`/reports/${id}`, cast.resident);
    const sequenceOf = (action: string) =>
      seen.body.timeline.find((entry) => entry.action === action)?.sequence ?? 0;
    const rated = sequenceOf('rateSolved');
    const mine = await redact(id, cast.resident, { kind: 'entry', sequence: rated, words: true });
    expect(mine.body.report.rating?.words).toBe(GONE);
    expect(mine.body.report.state).toBe('closed');
    const resolved = { kind: 'entry', sequence: sequenceOf('resolve'), photoIds: [photo.fileId] };
    expect((await redact(id, cast.resident, resolved)).status).toBe(403);
    const theirs = await redact(id, cast.gridMember, { ...resolved, words: true });
    const entry = theirs.body.report.timeline.find(({ action }) => action === 'resolve');
    expect(entry).toMatchObject({ words: GONE, photos: [] });
    expect(theirs.body.report.timeline[0]?.by).toBe('第一村第一网格网格员');
    expect(await filesLeft(photo.fileId)).toBe(0);
  });

  test('what a dead process left in the store is destroyed by the projection', async () => {
    const photo = await uploadPhoto(server, cast.resident);
    const { id } = await submit(server, county, cast.resident, { photos: [photo.receipt] });
    const { objectStore } = server.deps;
    const alive = objectStore.delete;
    objectStore.delete = () => Promise.reject(new Error('the process died'));
    const key = randomUUID();
    const target = { kind: 'report', photoIds: [photo.fileId] };
    expect((await redact(id, cast.resident, target, { key })).status).toBe(500);
    objectStore.delete = alive;
    expect(await filesLeft(photo.fileId)).toBeGreaterThan(0);
    await project();
    expect(await filesLeft(photo.fileId)).toBe(0);
    // The same again is the same: one trace.
    const again = await redact(id, cast.resident, target, { key });
    expect(again.body.report.timeline.filter(({ action }) => action === 'redact')).toHaveLength(1);
  });

  test('of a note among the staff residents learn nothing', async () => {
    const { id } = await submit(server, county, cast.resident);
    const noted = await stepsOf(server, id)('notes', cast.gridMember, { words: '他家电话 139' });
    const sequence = noted.body.timeline[0]?.sequence;
    await redact(id, cast.gridMember, { kind: 'entry', sequence, words: true });
    const mine = await server.get<ReportDetail>(`/reports/${id}`, cast.resident);
    expect(mine.body.timeline.map(({ action }) => action)).toEqual(['submit']);
    const staff = await server.get<ReportDetail>(`/reports/${id}`, cast.gridMember);
    expect(staff.body.timeline.find((one) => one.sequence === sequence)?.words).toBe(GONE);
  });

  test('needs a login and a report of one’s own, and changes nothing where it is refused', async () => {
    const { id, version } = await submit(server, county, cast.resident);
    const words = { kind: 'report', words: true };
    const statusOf = async (person: TestPerson | null, target: object) =>
      (await redact(id, person, target)).status;
    expect(await statusOf(null, words)).toBe(401);
    expect(await statusOf(cast.neighbour, words)).toBe(404);
    expect(await statusOf(cast.otherLeader, words)).toBe(404);
    const handler = await buildPost({ role: 'handler', organisationId: cast.organisationId });
    expect(await statusOf(handler.person, words)).toBe(404);
    for (const target of [
      {},
      { kind: 'report' },
      { kind: 'entry', words: true },
      { kind: 'entry', sequence: 0, words: true },
      { kind: 'report', words: 'yes' },
      { kind: 'report', words: true, state: 'closed' },
    ])
      expect([target, await statusOf(cast.resident, target)]).toEqual([target, 400]);
    const gone = await redact(id, cast.resident, { kind: 'report', photoIds: ['411728-nowhere'] });
    expect(gone.body.error.code).toBe('wrong_state');
    expect(await statusOf(cast.gridMember, { kind: 'entry', sequence: 9, words: true })).toBe(409);
    expect((await Report.findById(id).lean())?.version).toBe(version);
    expect(await statusOf(cast.resident, words)).toBe(200);
    expect(await statusOf(cast.resident, words)).toBe(409);
  });
});
