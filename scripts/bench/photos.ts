import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { PHOTO_SIZES } from '../../api/photos/fileKey';
import { reencodePhoto } from '../../api/photos/reencodePhoto';
import { createRandom } from '../importAreas/demonstration/random';
import { contest } from './frame/contest';
import { clockTime } from './frame/cost';
import { measurement, type Results } from './frame/measurement';

interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly rounds: number;
}

/** Taking in a photo (inspected, upright, two sizes, nothing of its metadata) beside sharp's bare resize to the same size. */
async function measurePhotos({ width, height, rounds }: Sizes): Promise<Results> {
  const folder = await mkdtemp(path.join(tmpdir(), 'weilianxin-photos-'));
  try {
    const file = path.join(folder, 'photo.jpg');
    const photo = await drawPhoto(width, height);
    await writeFile(file, photo);
    const { full } = PHOTO_SIZES;
    const { floor, control, standings } = await contest({
      rounds,
      floor: {
        name: 'bare resize',
        round: () =>
          clockTime(() =>
            sharp(file)
              .resize({ width: full, height: full, fit: 'inside', withoutEnlargement: true })
              .jpeg({ quality: 80 })
              .toBuffer(),
          ),
      },
      entrants: [{ name: 'take in a photo', round: () => clockTime(() => reencodePhoto(file)) }],
    });
    const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
    return {
      about: `a JPEG of ${width} × ${height}, ${(photo.length / 1024).toFixed(0)} KB, ${rounds} rounds, on the clock, one thread; A/A ${control.toFixed(2)}`,
      rows: standings.map(({ name, cost, ratio }) => ({
        what: `${name}: ${full} px and a thumbnail of ${PHOTO_SIZES.thumbnail} px`,
        figure: milliseconds(cost),
        floor: `sharp.resize to ${full} px ${milliseconds(floor.cost)}`,
        ratio,
      })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Patches of colour with noise: as hard to compress as what a phone takes. */
function drawPhoto(width: number, height: number): Promise<Buffer> {
  const random = createRandom(1);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      const noise = random() * 24;
      pixels[at] = ((x >> 5) * 37 + noise) & 255;
      pixels[at + 1] = ((y >> 5) * 53 + noise) & 255;
      pixels[at + 2] = (((x + y) >> 6) * 29 + noise) & 255;
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

export const photos = measurement('photos', measurePhotos, {
  full: { width: 4000, height: 3000, rounds: 9 },
  small: { width: 64, height: 48, rounds: 1 },
});
