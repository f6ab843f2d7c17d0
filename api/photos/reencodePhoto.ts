import sharp, { type Sharp } from 'sharp';
import { PHOTO_SIZES } from './fileKey';
import { inspectPhoto, MAX_PIXELS } from './inspectPhoto';
import { photoRefused } from './photoRefusal';
import type { PhotoType } from './photoType';
import { createWorkGate } from './workGate';

const DECODE_SECONDS = 20;

// One thread a picture and two pictures at a time: the pool of libvips would otherwise take every core and, at 50
// megapixels each, gigabytes.
sharp.concurrency(1);
sharp.cache(false);
const gate = createWorkGate(2, 64);

export interface ReencodedPhoto {
  full: Buffer;
  thumbnail: Buffer;
  /** Pixels of the full one. */
  width: number;
  height: number;
}

export const REENCODED_TYPE = 'image/jpeg';

/**
 * Decodes a hostile file and writes it anew as JPEG in two sizes, upright, in sRGB, on white where it was transparent,
 * without any of its metadata (EXIF, position, maker notes, thumbnails, what was appended).
 * Its structure, type and dimensions are checked before a pixel is decoded.
 * @throws ApiError photo_refused, try_again where too many wait
 */
export async function reencodePhoto(file: string): Promise<ReencodedPhoto> {
  // Before the queue: what is refused waits for nobody's picture.
  const type = await inspectPhoto(file);
  return gate(async () => {
    await checkHeader(file, type);
    try {
      const { data, info } = await encode(decode(file).autoOrient(), PHOTO_SIZES.full, 80);
      const thumbnail = await encode(sharp(data), PHOTO_SIZES.thumbnail, 75);
      return { full: data, thumbnail: thumbnail.data, width: info.width, height: info.height };
    } catch {
      // libvips' own words say where in the file it stopped; nobody can do anything with them.
      throw photoRefused('incomplete');
    }
  });
}

const decode = (file: string) =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true }).timeout({
    seconds: DECODE_SECONDS,
  });

const encode = (image: Sharp, side: number, quality: number) =>
  image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer({ resolveWithObject: true });

/** What libvips believes it is must be what its structure says, of a bearable size. */
async function checkHeader(file: string, type: PhotoType): Promise<void> {
  const header = await sharp(file, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch(() => null);
  if (header?.format !== type) throw photoRefused('incomplete');
  if (header.width * header.height > MAX_PIXELS) throw photoRefused('tooManyPixels');
  if ((header.pages ?? 1) > 1) throw photoRefused('animated');
  if (header.space === 'cmyk') throw photoRefused('cmyk');
}
