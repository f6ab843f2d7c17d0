import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hostileFiles,
  hugePng,
  phonePhoto,
  plainPng,
  plainWebp,
  polyglot,
} from '../test/hostileFiles';
import { reencodePhoto } from './reencodePhoto';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photos-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function reencode(content: Buffer) {
  const file = path.join(folder, String(Math.random()));
  await writeFile(file, content);
  return reencodePhoto(file);
}

describe('a photo is written anew', () => {
  it('stands upright, small enough, and has lost position and maker', async () => {
    const original = await phonePhoto(3000, 2000);
    expect((await sharp(original).metadata()).exif?.includes('SECRETPHONE')).toBe(true);

    const photo = await reencode(original);

    expect([photo.width, photo.height]).toEqual([1067, 1600]);
    for (const picture of [photo.full, photo.thumbnail]) {
      const { exif, xmp, icc, iptc, orientation, format } = await sharp(picture).metadata();
      expect({ exif, xmp, icc, iptc, orientation, format }).toEqual({ format: 'jpeg' });
      expect(picture.includes('SECRETPHONE')).toBe(false);
      expect(picture.includes('Exif')).toBe(false);
    }
    const thumbnail = await sharp(photo.thumbnail).metadata();
    expect([thumbnail.width, thumbnail.height]).toEqual([213, 320]);
  });

  it('is not made larger than it was, and stands on white where it was transparent', async () => {
    const photo = await reencode(await plainPng(40, 30));
    expect([photo.width, photo.height]).toEqual([40, 30]);
    const { data } = await sharp(photo.full).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(110);
  });

  it('may be a WebP', async () => {
    expect((await reencode(await plainWebp())).width).toBe(50);
  });

  it('has lost what was appended to it', async () => {
    const file = await polyglot();
    expect(file.includes('<script>')).toBe(true);
    const photo = await reencode(file);
    expect(photo.full.includes('<script>')).toBe(false);
    expect(photo.full.includes('evil.zip')).toBe(false);
  });
});

describe('what is refused', async () => {
  it.each(await hostileFiles())('%s', async (_name, file) => {
    await expect(reencode(file)).rejects.toMatchObject({ code: 'photo_refused', status: 422 });
  });

  it('a bomb at once, before a pixel is decoded', async () => {
    const bomb = hugePng();
    await reencode(await plainPng());
    const began = performance.now();
    await expect(reencode(bomb)).rejects.toMatchObject({ code: 'photo_refused' });
    expect(performance.now() - began).toBeLessThan(500);
  });
});
