import type { MessagesPage, Message as Said } from '@shared/schemas/talk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { Message } from '../../models/Message';
import { Upload } from '../../models/Upload';
import { fileKey } from '../../photos/fileKey';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { uploadPhoto } from '../../test/contentStory';
import type { TestPerson } from '../../test/factories';
import { buildCast, type Cast, submit } from '../../test/reportStory';
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

const redact = (id: string, person: TestPerson | null, reason = '里面有家庭住址') =>
  server.post(`/messages/${id}/redaction`, person, { body: { reason } });

test('what a message said and showed is destroyed; who took it out and why stands in its place', async () => {
  const report = await submit(server, county, cast.resident);
  const thread = `/threads/report-${report.id}/messages`;
  const say = async (person: TestPerson, body: object): Promise<string> =>
    (await server.post<Said>(thread, person, { body })).body.id;
  const photo = await uploadPhoto(server, cast.resident);
  const words = await say(cast.resident, { kind: 'text', text: '我住在玛瑙巷九号' });
  const picture = await say(cast.resident, { kind: 'photo', photos: [photo.receipt] });
  const answer = await say(cast.gridMember, { kind: 'text', text: '玛瑙巷九号知道了' });

  expect((await redact(words, null)).status).toBe(401);
  expect((await redact(words, cast.neighbour)).status).toBe(404);
  expect((await redact(words, cast.otherLeader)).status).toBe(404);
  expect((await redact('nowhere1', cast.resident)).status).toBe(404);
  expect((await redact(answer, cast.resident)).status).toBe(403);
  expect((await redact(words, cast.resident, ' ')).status).toBe(400);

  expect((await redact(words, cast.resident)).status).toBe(200);
  expect((await redact(picture, cast.gridMember)).status).toBe(200);
  expect((await redact(answer, cast.gridMember)).status).toBe(200);
  expect((await redact(answer, cast.gridMember)).status).toBe(200);

  const { body } = await server.get<MessagesPage>(thread, cast.resident);
  expect(body.thread.changes, 'whoever has it in sight reads it again, once a change').toBe(3);
  expect(
    body.items.filter((one) => one.as !== 'system').map((one) => [one.text, one.photos]),
  ).toEqual([
    ['（一条消息因含个人信息已删除）\n本人：里面有家庭住址', []],
    ['（一条消息因含个人信息已删除）\n第一村第一网格网格员：里面有家庭住址', []],
    ['（一条消息因含个人信息已删除）\n第一村第一网格网格员：里面有家庭住址', []],
  ]);
  expect(JSON.stringify(await Message.find().lean())).not.toContain('玛瑙');
  expect(await server.deps.objectStore.get(fileKey(photo.fileId, 'full'))).toBeNull();
  expect(await Upload.exists({ _id: photo.fileId })).toBeNull();
  expect(await AuditEntry.countDocuments({ action: 'message.redact' })).toBe(3);
});
