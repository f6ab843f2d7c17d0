import { connect } from 'node:net';
import { uploadResponse } from '@shared/schemas/uploads';
import mongoose from 'mongoose';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openSession } from '../../commands/openSession';
import { Upload } from '../../models/Upload';
import { signFileUrl } from '../../secrets/fileUrls';
import { openReceipt } from '../../secrets/receipts';
import { buildPerson, type TestPerson } from '../../test/factories';
import { hostileFiles, phonePhoto } from '../../test/hostileFiles';
import { startTestServer, type TestAnswer, type TestServer } from '../../test/testServer';

let server: TestServer;
let person: TestPerson;
/** Sends what is refused: the limit of uploads counts that too. */
let uploader: TestPerson;
const START = new Date('2026-11-22T08:00:10Z');

beforeAll(async () => {
  server = await startTestServer();
  server.clock.set(START);
  person = await buildPerson();
  uploader = await buildPerson();
});
afterAll(() => server.close());

const formOf = (file: Buffer, field = 'file'): FormData => {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), '../../etc/x.jpg');
  return form;
};
interface Refusal {
  error: { code: string; details?: { reason: string } };
}
const send = (file: Buffer, by: TestPerson | null = person, field = 'file') =>
  server.post<Refusal>('/uploads', by, { form: formOf(file, field) });

const codeOf = ({ status, body }: TestAnswer<Refusal>) => [status, body.error.code];

async function upload() {
  const form = formOf(await phonePhoto(2000, 1000));
  const answer = await server.post('/uploads', person, { form });
  expect(answer.status).toBe(201);
  return z.parse(uploadResponse, answer.body);
}

describe('POST /uploads', async () => {
  it('needs a login and consent', async () => {
    const photo = await phonePhoto(20, 10);
    expect(codeOf(await send(photo, null))).toEqual([401, 'unauthenticated']);
    expect(codeOf(await send(photo, await buildPerson({ consent: null })))).toEqual([
      403,
      'consent_required',
    ]);
  });

  it('answers with a receipt that only this person can use, for a day', async () => {
    const answer = await upload();
    expect(answer.receipt.length).toBeLessThan(400);
    const open = (personId: string, hours: number) =>
      openReceipt(
        server.deps.keyRing,
        answer.receipt,
        personId,
        new Date(START.getTime() + hours * 3_600_000),
      );
    expect(open(person._id, 23.9)).toEqual({ fileId: answer.fileId, width: 800, height: 1600 });
    expect(() => open('person-b', 1)).toThrow(expect.objectContaining({ code: 'receipt_invalid' }));
    expect(() => open(person._id, 24.1)).toThrow(
      expect.objectContaining({ code: 'receipt_invalid' }),
    );
    const forged = `${answer.receipt.slice(0, 10)}A${answer.receipt.slice(11)}`;
    expect(() => openReceipt(server.deps.keyRing, forged, person._id, START)).toThrow();
    expect(await Upload.findById(answer.fileId).lean()).toMatchObject({
      personId: person._id,
      usedAt: null,
    });
  });

  it.each(await hostileFiles())('refuses %s', async (_name, file, reason) => {
    const { status, body } = await send(file, uploader);
    expect([status, body.error.code, body.error.details?.reason]).toEqual([
      422,
      'photo_refused',
      reason,
    ]);
  });

  it('keeps nothing of what it refused', async () => {
    const before = await Upload.countDocuments();
    const other = await buildPerson();
    for (const [, file] of await hostileFiles()) await send(file, other);
    expect(await Upload.countDocuments()).toBe(before);
    const objects = await mongoose.connection.db?.collection('objects.files').countDocuments();
    expect(objects).toBe(before * 2);
  });

  it('refuses more than 10 MB, whatever length was announced', async () => {
    const photo = await phonePhoto(20, 10);
    const tooLarge = Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]);
    expect(codeOf(await send(tooLarge))).toEqual([413, 'photo_too_large']);
  });

  it('does not listen to a sender who never ends', async () => {
    const { accessToken } = await openSession(server.deps, person, 'wechat');
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n`,
    );
    const chunk = (data: Buffer) =>
      socket.write(
        Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]),
      );
    chunk(Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'));
    chunk(await phonePhoto(20, 10));
    const megabyte = Buffer.alloc(1024 * 1024);
    let sent = 0;
    while (!socket.destroyed && sent < 400) {
      sent += 1;
      if (chunk(megabyte)) await new Promise((next) => setImmediate(next));
      // Nothing is heaped up here: what was sent is what the other side took, or the network holds.
      else await new Promise((next) => socket.once('drain', next).once('close', next));
    }
    expect(sent).toBeLessThan(60);
  });

  it('wants one photo, in a form', async () => {
    const other = await send(await phonePhoto(20, 10), person, 'other');
    expect(codeOf(other)).toEqual([400, 'bad_request']);
    const json = await server.post<Refusal>('/uploads', person, { body: {} });
    expect(codeOf(json)).toEqual([415, 'unsupported_media_type']);
  });
});

describe('GET /files/:id', () => {
  it('gives the picture for a signed address, as nothing but a picture', async () => {
    const { thumbnailUrl } = await upload();
    const answer = await fetch(server.url + thumbnailUrl);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toBe('inline');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+/);
    const picture = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([picture.width, picture.height, picture.exif]).toEqual([160, 320, undefined]);
  });

  it('has the same address within five minutes and another after them', async () => {
    const { thumbnailUrl, fileId } = await upload();
    const at = (seconds: number) =>
      signFileUrl(
        server.deps.keyRing,
        fileId,
        'thumbnail',
        new Date(START.getTime() + seconds * 1000),
      );
    expect(at(280)).toBe(thumbnailUrl);
    expect(at(300)).not.toBe(thumbnailUrl);
  });

  it('opens no other file, no other size, and nothing after ten minutes', async () => {
    const first = await upload();
    const second = await upload();
    const other = first.thumbnailUrl.replace(first.fileId, second.fileId);
    expect((await fetch(server.url + other)).status).toBe(404);
    const larger = first.thumbnailUrl.replace('size=thumbnail', 'size=full');
    expect((await fetch(server.url + larger)).status).toBe(404);
    const longer = first.thumbnailUrl.replace(
      /expires=(\d+)/,
      (_, t) => `expires=${Number(t) + 300}`,
    );
    expect((await fetch(server.url + longer)).status).toBe(404);

    expect((await fetch(server.url + first.thumbnailUrl)).status).toBe(200);
    server.clock.advance(600_000);
    try {
      expect((await fetch(server.url + first.thumbnailUrl)).status).toBe(404);
    } finally {
      server.clock.set(START);
    }
  });
});
