import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { uploadResponse } from '@shared/schemas/uploads';
import Koa from 'koa';
import mongoose from 'mongoose';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errorHandler } from '../../middlewares/errorHandler';
import { requestLog } from '../../middlewares/requestLog';
import { Upload } from '../../models/Upload';
import { hostileFiles, phonePhoto } from '../../photos/test/hostileFiles';
import { PRIVACY_VERSION } from '../../privacyText';
import { feedbackDeps, TEST_COUNTY } from '../../projections/test/feedbackDeps';
import { signAccessToken } from '../../secrets/accessToken';
import { openReceipt } from '../../secrets/receipts';
import { fileEndpoints } from '../files/files';
import { mountEndpoints } from '../mountEndpoints';
import { uploadEndpoints } from './uploads';

let deps: Awaited<ReturnType<typeof feedbackDeps>>;
let server: Server;
let origin = '';
let clock = new Date('2026-11-22T08:00:10Z');

beforeAll(async () => {
  deps = await feedbackDeps({ now: () => clock });
  const app = new Koa();
  app.silent = true;
  app.use(requestLog(deps) as never);
  app.use(errorHandler(deps) as never);
  app.use(mountEndpoints(deps, [...uploadEndpoints, ...fileEndpoints]).routes() as never);
  server = createServer(app.callback());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await deps.close();
});

const tokenOf = (personId: string, consentVersion = PRIVACY_VERSION) =>
  signAccessToken(
    deps.keyRing,
    { personId, county: TEST_COUNTY, consentVersion, family: 'f', sealedOpenid: null },
    clock,
  );

function send(file: Buffer, token: string | null = tokenOf('person-a'), field = 'file') {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), '../../etc/x.jpg');
  return fetch(`${origin}/api/v1/uploads`, {
    method: 'POST',
    body: form,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
}

async function codeOf(answer: Response): Promise<[number, string]> {
  const body = (await answer.json()) as { error: { code: string } };
  return [answer.status, body.error.code];
}

async function upload() {
  const answer = await send(await phonePhoto(2000, 1000));
  expect(answer.status).toBe(201);
  return z.parse(uploadResponse, await answer.json());
}

describe('POST /uploads', async () => {
  it('needs a login and consent', async () => {
    const photo = await phonePhoto(20, 10);
    expect(await codeOf(await send(photo, null))).toEqual([401, 'unauthenticated']);
    expect(await codeOf(await send(photo, tokenOf('person-a', '')))).toEqual([
      403,
      'consent_required',
    ]);
  });

  it('answers with a receipt that only this person can use, for a day', async () => {
    const answer = await upload();
    expect(answer.receipt.length).toBeLessThan(400);
    const open = (personId: string, hours: number) =>
      openReceipt(
        deps.keyRing,
        answer.receipt,
        personId,
        new Date(clock.getTime() + hours * 3_600_000),
      );
    expect(open('person-a', 23.9)).toEqual({ fileId: answer.fileId, width: 800, height: 1600 });
    expect(() => open('person-b', 1)).toThrow(expect.objectContaining({ code: 'receipt_invalid' }));
    expect(() => open('person-a', 24.1)).toThrow(
      expect.objectContaining({ code: 'receipt_invalid' }),
    );
    const forged = `${answer.receipt.slice(0, 10)}A${answer.receipt.slice(11)}`;
    expect(() => openReceipt(deps.keyRing, forged, 'person-a', clock)).toThrow();
    expect(await Upload.findById(answer.fileId).lean()).toMatchObject({
      personId: 'person-a',
      usedAt: null,
    });
  });

  it.each(await hostileFiles())('refuses %s', async (_name, file) => {
    expect(await codeOf(await send(file))).toEqual([422, 'photo_refused']);
  });

  it('keeps nothing of what it refused', async () => {
    const before = await Upload.countDocuments();
    for (const [, file] of await hostileFiles()) await (await send(file)).text();
    expect(await Upload.countDocuments()).toBe(before);
    const objects = await mongoose.connection.db?.collection('objects.files').countDocuments();
    expect(objects).toBe(before * 2);
  });

  it('refuses more than 10 MB, whatever length was announced', async () => {
    const photo = await phonePhoto(20, 10);
    const tooLarge = Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]);
    expect(await codeOf(await send(tooLarge))).toEqual([413, 'photo_too_large']);
  });

  it('does not listen to a sender who never ends', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokenOf('person-a')}\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n`,
    );
    const chunk = (data: Buffer) =>
      socket.write(
        Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]),
      );
    chunk(Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'));
    chunk(await phonePhoto(20, 10));
    const megabyte = Buffer.alloc(1024 * 1024);
    let sent = 0;
    while (!socket.destroyed && sent < 100) {
      if (!chunk(megabyte)) await new Promise((next) => setTimeout(next, 5));
      sent += 1;
      await new Promise((next) => setImmediate(next));
    }
    expect(sent).toBeLessThan(60);
  });

  it('wants one photo, in a form', async () => {
    expect(await codeOf(await send(await phonePhoto(20, 10), tokenOf('p-1'), 'other'))).toEqual([
      400,
      'bad_request',
    ]);
    const json = await fetch(`${origin}/api/v1/uploads`, {
      method: 'POST',
      body: '{}',
      headers: { authorization: `Bearer ${tokenOf('p-1')}`, 'content-type': 'application/json' },
    });
    expect(await codeOf(json)).toEqual([415, 'unsupported_media_type']);
  });
});

describe('GET /files/:id', () => {
  it('gives the picture for a signed address, as nothing but a picture', async () => {
    const { thumbnailUrl } = await upload();
    const answer = await fetch(origin + thumbnailUrl);
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
    const { signFileUrl } = await import('../../secrets/fileUrls');
    const at = (seconds: number) =>
      signFileUrl(deps.keyRing, fileId, 'thumbnail', new Date(clock.getTime() + seconds * 1000));
    expect(at(280)).toBe(thumbnailUrl);
    expect(at(300)).not.toBe(thumbnailUrl);
  });

  it('opens no other file, no other size, and nothing after ten minutes', async () => {
    const first = await upload();
    const second = await upload();
    const other = first.thumbnailUrl.replace(first.fileId, second.fileId);
    expect((await fetch(origin + other)).status).toBe(404);
    const larger = first.thumbnailUrl.replace('size=thumbnail', 'size=full');
    expect((await fetch(origin + larger)).status).toBe(404);
    const longer = first.thumbnailUrl.replace(
      /expires=(\d+)/,
      (_, t) => `expires=${Number(t) + 300}`,
    );
    expect((await fetch(origin + longer)).status).toBe(404);

    const before = clock;
    clock = new Date(clock.getTime() + 600_000);
    try {
      expect((await fetch(origin + first.thumbnailUrl)).status).toBe(404);
    } finally {
      clock = before;
    }
  });
});
