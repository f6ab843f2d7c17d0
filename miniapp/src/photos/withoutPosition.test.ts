import sharp from 'sharp';
import { expect, it } from 'vitest';
import { withoutPosition } from './withoutPosition';

const canvas = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#0b6e5b' } });
/** As a phone writes it: where, when, which phone, and which way is up. */
const notes = (orientation: number) => ({
  IFD0: { Make: 'Phone', Orientation: String(orientation) },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 8/1 0/1' },
});
const photo = (orientation: number) =>
  canvas().withExif(notes(orientation)).withMetadata({ orientation }).jpeg().toBuffer();

it.each([1, 3, 6, 8])(
  'takes place and phone out of a JPEG and leaves which way is up: %i',
  async (up) => {
    const before = await canvas().withExif(notes(up)).jpeg().toBuffer();
    expect((await sharp(before).metadata()).exif?.toString('latin1')).toContain('Phone');
    const after = Buffer.from(withoutPosition(await photo(up)));
    const { exif, orientation = 1, width, height } = await sharp(after).metadata();
    expect({ orientation, width, height }).toEqual({ orientation: up, width: 40, height: 20 });
    expect(exif?.length ?? 0).toBeLessThan(40);
    expect(after.includes('Phone')).toBe(false);
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
    expect(await pixels(after)).toEqual(await pixels(await photo(up)));
  },
);

it('takes notes out of a PNG', async () => {
  const before = await canvas().withExif(notes(1)).png().toBuffer();
  expect(before.includes('eXIf')).toBe(true);
  const after = Buffer.from(withoutPosition(before));
  expect(after.includes('eXIf')).toBe(false);
  expect((await sharp(after).metadata()).width).toBe(40);
});

it('leaves alone what it does not know, and what is broken', async () => {
  const whole = await photo(6);
  for (const bytes of [Buffer.from('RIFF....WEBP'), Buffer.alloc(0), whole.subarray(0, 9)])
    expect(withoutPosition(bytes)).toEqual(bytes);
});
