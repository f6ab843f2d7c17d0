import { readFile } from 'node:fs/promises';
import { inspectJpeg } from './inspectJpeg';
import { inspectPng } from './inspectPng';
import { inspectWebp } from './inspectWebp';
import { photoRefused } from './photoRefusal';
import { type PhotoType, photoType, refusalOfHead, SIGNATURE_BYTES } from './photoType';

/** Beyond any phone's camera in use by far; a bomb of 256 megapixels is refused by its header. */
export const MAX_PIXELS = 50_000_000;

const INSPECT = { jpeg: inspectJpeg, png: inspectPng, webp: inspectWebp } as const;

/**
 * Refuses what is no photo by its structure alone, in milliseconds, before a pixel is decoded: other kinds, cut off,
 * animated, made for print, with too many pixels, or with far more to unfold than its size allows.
 * @param file path of at most 10 MB
 * @throws ApiError photo_refused
 */
export async function inspectPhoto(file: string): Promise<PhotoType> {
  const content = await readFile(file);
  const head = content.subarray(0, SIGNATURE_BYTES);
  const type = photoType(head);
  if (!type) throw photoRefused(refusalOfHead(head));
  const shape = INSPECT[type](content);
  if (typeof shape === 'string') throw photoRefused(shape);
  const pixels = shape.width * shape.height;
  if (pixels === 0) throw photoRefused('incomplete');
  if (pixels > MAX_PIXELS) throw photoRefused('tooManyPixels');
  return type;
}
