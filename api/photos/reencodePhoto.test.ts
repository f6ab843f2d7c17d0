import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hostileFiles,
  phonePhoto,
  plainPng,
  plainWebp,
  polyglot,
  scriptedPhotos,
} from '../test/hostileFiles';
import { inspectPhoto } from './inspectPhoto';
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

describe('a photo is written anew', async () => {
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

  it.each(await scriptedPhotos())('has lost %s', async (_, file) => {
    expect(file.includes('<script>')).toBe(true);
    const { full, thumbnail } = await reencode(file);
    for (const picture of [full, thumbnail]) expect(picture.includes('<script>')).toBe(false);
  });
});

describe('what is refused', async () => {
  it.each(await hostileFiles())('%s: %3$s', async (_name, file, reason) => {
    const refused = await reencode(file).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'photo_refused', status: 422, details: { reason } });
    expect((refused as Error).message).toMatch(/^[\u4e00-\u9fff].*[\u4e00-\u9fff）]$/);
  });

  it('within milliseconds, before a pixel is decoded and beside no queue', async () => {
    const file = path.join(folder, 'hostile');
    await inspectPhoto(await plain()).catch(() => undefined);
    const times: [string, number][] = [];
    for (const [name, content] of await hostileFiles()) {
      await writeFile(file, content);
      const began = performance.now();
      await expect(inspectPhoto(file)).rejects.toMatchObject({ code: 'photo_refused' });
      times.push([name, performance.now() - began]);
    }
    // A few milliseconds each; more only where the machine is busy with others.
    times.sort((a, b) => a[1] - b[1]);
    expect(times[Math.floor(times.length / 2)]?.[1]).toBeLessThan(20);
    expect(times.at(-1)?.[1]).toBeLessThan(250);

    async function plain(): Promise<string> {
      await writeFile(file, await plainPng());
      return file;
    }
  });
});

/** A picture of one colour, and one that does not get smaller. */
const source = { create: { width: 300, height: 200, channels: 3 as const, background: '#357' } };
const noise = () =>
  sharp({
    create: { ...source.create, noise: { type: 'gaussian' as const, mean: 128, sigma: 60 } },
  });

describe('what is taken', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['a progressive JPEG', () => sharp(source).jpeg({ progressive: true }).toBuffer()],
    ['a grey JPEG', () => sharp(source).greyscale().jpeg().toBuffer()],
    ['a JPEG with a colour profile', () => sharp(source).withIccProfile('p3').jpeg().toBuffer()],
    ['a PNG of noise, which does not get smaller', async () => noise().png().toBuffer()],
    ['an interlaced PNG', () => sharp(source).png({ progressive: true }).toBuffer()],
    ['a PNG with a palette', () => sharp(source).png({ palette: true }).toBuffer()],
    ['a PNG of 16 bits', () => sharp(source).toColourspace('rgb16').png().toBuffer()],
    ['a lossless WebP', () => sharp(source).webp({ lossless: true }).toBuffer()],
    [
      'a WebP with transparency',
      async () =>
        sharp(await plainPng())
          .webp()
          .toBuffer(),
    ],
    [
      'a WebP with EXIF',
      () =>
        sharp(source)
          .withExif({ IFD0: { Make: 'X' } })
          .webp()
          .toBuffer(),
    ],
  ])('%s', async (_name, make) => {
    expect((await reencode(await make())).width).toBeGreaterThan(0);
  });
});
