import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { apiError } from '../errors';
import { PHOTO_SIZES } from './fileKey';
import { photoType, SIGNATURE_BYTES } from './photoType';
import { createWorkGate } from './workGate';

/** Beyond any phone's camera in use by far; a bomb of 256 megapixels is refused by its header. */
export const MAX_PIXELS = 50_000_000;
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
 * Type and dimensions are checked before a pixel is decoded.
 * @throws ApiError photo_refused, try_again where too many wait
 */
export function reencodePhoto(file: string): Promise<ReencodedPhoto> {
  return gate(async () => {
    await checkHeader(file);
    try {
      const { data, info } = await encode(decode(file).autoOrient(), PHOTO_SIZES.full, 80);
      const thumbnail = await encode(sharp(data), PHOTO_SIZES.thumbnail, 75);
      return { full: data, thumbnail: thumbnail.data, width: info.width, height: info.height };
    } catch {
      // libvips' own words say where in the file it stopped; nobody can do anything with them.
      throw apiError('photo_refused');
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

/** What libvips believes it is must be what its first bytes say, of a bearable size. */
async function checkHeader(file: string): Promise<void> {
  const type = photoType(await readHead(file));
  if (!type) throw apiError('photo_refused');
  const header = await sharp(file, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch(() => null);
  if (!header || header.format !== type) throw apiError('photo_refused');
  if (header.width * header.height > MAX_PIXELS) throw apiError('photo_refused');
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SIGNATURE_BYTES),
      0,
      SIGNATURE_BYTES,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
