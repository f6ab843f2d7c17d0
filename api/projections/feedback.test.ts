import type { InboxPage } from '@shared/schemas/inbox';
import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import type { UploadResponse } from '@shared/schemas/uploads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendMediaChecks } from '../commands/content/sendMediaChecks';
import { InboxEntry } from '../models/InboxEntry';
import { Upload } from '../models/Upload';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import type { TestPerson } from '../test/factories';
import { phonePhoto } from '../test/hostileFiles';
import { buildCast, type Cast, stepsOf, submit } from '../test/reportStory';
import { startTestServer, type TestServer } from '../test/testServer';
import { createProjector } from './projector';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
afterAll(() => server.close());

async function uploadBy(person: TestPerson): Promise<UploadResponse> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await phonePhoto(400, 300))]), 'photo.jpg');
  return (await server.post<UploadResponse>('/uploads', person, { form })).body;
}

/** Titles of a person's messages, newest first. */
async function titles(person: TestPerson): Promise<string[]> {
  await createProjector(server.deps).drain();
  const { body } = await server.get<InboxPage>('/inbox', person);
  return body.items.map(({ title }) => title);
}

it('every step reaches those it concerns, with photos and without personal data', async () => {
  const { resident, gridMember, villageLeader, handler, neighbour } = cast;
  const photo = await uploadBy(resident);
  const { id } = await submit(server, county, resident, { photos: [photo.receipt] });
  const take = stepsOf(server, id);
  expect(await titles(gridMember)).toEqual(['有新的反映待核实']);
  expect(await titles(resident)).toEqual(['已收到您的反映']);
  expect((await Upload.findById(photo.fileId).lean())?.usedAt).toBeInstanceOf(Date);

  expect((await take('verification', gridMember)).status).toBe(200);
  expect((await titles(resident))[0]).toBe('您的反映已核实');
  const target = { kind: 'organisation', organisationId: cast.organisationId };
  expect((await take('dispatch', villageLeader, { target })).status).toBe(200);
  expect((await titles(handler))[0]).toBe('有新任务，请接单');
  expect((await take('acceptance', handler)).status).toBe(200);
  const proof = await uploadBy(handler);
  const done = { words: '已填平', photos: [proof.receipt] };
  expect((await take('resolution', handler, done)).status).toBe(200);
  expect((await titles(resident)).slice(0, 3)).toEqual([
    '您的反映已办结，请评价',
    '您的反映已有人接单',
    '您的反映已派单',
  ]);
  expect((await take('rating', resident, { solved: true, satisfaction: 'satisfied' })).status).toBe(
    200,
  );

  const pending = (await server.get<ReportDetail>(`/reports/${id}`, resident)).body;
  const [unseen] = pending.timeline.flatMap((step) => step.photos);
  expect([unseen?.check, unseen?.url.includes(unseen.id)]).toEqual(['pending', false]);
  // The office answers for its own pictures where WeChat cannot be asked.
  await sendMediaChecks(server.deps, () => true);
  const { body } = await server.get<ReportDetail>(`/reports/${id}`, resident);
  for (const { url } of [...body.photos, ...body.timeline.flatMap((step) => step.photos)])
    expect((await fetch(server.url + url)).headers.get('content-type')).toBe('image/jpeg');
  expect(body.timeline.flatMap((step) => step.photos)).toHaveLength(1);

  const found = async (person: TestPerson) =>
    (await server.get<ReportPage>('/reports', person, { query: { search: '大坑' } })).body.items;
  expect((await found(resident)).map((item) => item.id)).toEqual([id]);
  expect(await found(neighbour)).toEqual([]);
  expect(await titles(neighbour)).toEqual([]);

  const written = JSON.stringify(await InboxEntry.find().lean());
  for (const person of [resident, gridMember, villageLeader, handler])
    for (const secret of [person.clear.name, person.clear.phone, person.clear.openid])
      expect(written).not.toContain(secret);
});

it('a photo of somebody else cannot be used', async () => {
  const stolen = await uploadBy(cast.resident);
  await expect(
    submit(server, county, cast.neighbour, { photos: [stolen.receipt] }),
  ).rejects.toThrow('receipt_invalid');
});
