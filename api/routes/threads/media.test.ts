import type { MessagesPage, Message as Said, VoiceUploadResponse } from '@shared/schemas/talk';
import type { UploadResponse } from '@shared/schemas/uploads';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepUploads } from '../../commands/sweepUploads';
import { fileContentKey } from '../../contentKeys';
import { Message } from '../../models/Message';
import { Upload } from '../../models/Upload';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { phonePhoto } from '../../test/hostileFiles';
import { mp3Of } from '../../test/mp3';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let member: TestPerson;
let person: TestPerson;
let thread: string;

beforeAll(async () => {
  server = await startTestServer();
  server.clock.set(new Date('2026-11-23T02:00:00Z'));
  county = await buildCounty();
  member = (await buildPost({ role: 'gridMember', areaCode: county.grids[0] ?? '' })).person;
});
beforeEach(async () => {
  person = await buildPerson({ gridCode: county.grids[0] ?? null });
  thread = `grid-${person._id}`;
});
afterAll(() => server.close());

const formOf = (file: Buffer): FormData => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'x');
  return form;
};
const uploadVoice = (file: Buffer, by = person) =>
  server.post<VoiceUploadResponse & { error: { code: string } }>('/uploads/voice', by, {
    form: formOf(file),
  });
const uploadPhoto = async (by = person) =>
  (await server.post<UploadResponse>('/uploads', by, { form: formOf(await phonePhoto(400, 300)) }))
    .body.receipt;
const send = (body: object, by = person) =>
  server.post<Said & { error: { code: string } }>(`/threads/${thread}/messages`, by, { body });
const read = async (by: TestPerson) =>
  (await server.get<MessagesPage>(`/threads/${thread}/messages`, by)).body.items;

describe('voice', () => {
  it('is sent, told how long, and played by both sides', async () => {
    const file = mp3Of(3);
    const { status, body } = await uploadVoice(file);
    expect([status, body.seconds]).toEqual([201, 3]);
    expect((await send({ kind: 'voice', voice: body.receipt })).status).toBe(201);
    for (const who of [person, member]) {
      const [message] = await read(who);
      expect(message).toMatchObject({ kind: 'voice', voice: { seconds: 3 } });
      const played = await fetch(server.url + message?.voice?.url);
      expect([played.status, played.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
      expect(Buffer.from(await played.arrayBuffer())).toEqual(file);
    }
    expect(await Upload.findOne({ personId: person._id }).lean()).toMatchObject({
      kind: 'audio',
      usedIn: `message/${(await Message.findOne({ threadId: thread }).lean())?._id}`,
    });
  });

  it('refuses what is no recording, is too long or too large, and keeps nothing of it', async () => {
    const cases: [Buffer, number, string][] = [
      [Buffer.from('不是录音'), 422, 'voice_refused'],
      [await phonePhoto(40, 30), 422, 'voice_refused'],
      [mp3Of(0.1), 422, 'voice_refused'],
      [mp3Of(62), 413, 'voice_too_large'],
      [Buffer.alloc(1024 * 1024 + 1, 0xff), 413, 'voice_too_large'],
    ];
    for (const [file, status, code] of cases) {
      const answer = await uploadVoice(file);
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    }
    expect(await Upload.countDocuments({ personId: person._id })).toBe(0);
  });

  it('takes a receipt from its owner alone, and none of a photo', async () => {
    const theirs = (await uploadVoice(mp3Of(1), member)).body.receipt;
    const photo = await uploadPhoto();
    for (const voice of [theirs, photo, `${theirs.slice(0, 20)}A${theirs.slice(21)}`])
      expect((await send({ kind: 'voice', voice })).body.error.code).toBe('receipt_invalid');
    const mine = (await uploadVoice(mp3Of(1))).body.receipt;
    expect((await send({ kind: 'photo', photos: [mine] })).body.error.code).toBe('receipt_invalid');
  });

  it('is swept where no message used it', async () => {
    await uploadVoice(mp3Of(1));
    await send({ kind: 'voice', voice: (await uploadVoice(mp3Of(2))).body.receipt });
    await Upload.updateMany({ personId: person._id }, { $set: { createdAt: new Date(0) } });
    await sweepUploads(server.deps);
    expect(await Upload.countDocuments({ personId: person._id })).toBe(1);
  });
});

describe('what was not looked at', () => {
  it('is read by the staff, and shows the resident a placeholder until it is clear', async () => {
    await send({ kind: 'photo', photos: [await uploadPhoto()] });
    await send({ kind: 'photo', photos: [await uploadPhoto(member)] }, member);
    const [mine, theirs] = await read(person);
    const [, own] = await read(member);
    expect(mine).toMatchObject({ held: false, check: 'pending' });
    expect(theirs).toMatchObject({ held: true, check: 'pending' });
    expect(theirs?.photos[0]?.url).toContain('/files/placeholder/');
    expect(own?.photos[0]?.url).toContain('signature=');
    expect((await read(member))[0]).toMatchObject({ held: false });
    const fileId = own?.photos[0]?.id ?? '';
    await Message.updateOne(
      { _id: own?.id },
      { $set: { content: { cleared: [fileContentKey(fileId)] } } },
    );
    expect((await read(person))[1]).toMatchObject({ held: false, check: 'shown' });
  });

  it('keeps doubtful words of the staff from the resident, and asks a person', async () => {
    await send({ kind: 'text', text: '在吗' });
    const { body } = await send({ kind: 'text', text: '来了' }, member);
    await Message.updateOne({ _id: body.id }, { $set: { textCheck: 'risky' } });
    expect((await read(person))[1]).toMatchObject({ held: true, text: null });
    expect((await read(member))[1]).toMatchObject({ held: false, text: '来了' });
  });
});
