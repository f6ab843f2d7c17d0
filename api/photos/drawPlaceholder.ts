import sharp from 'sharp';
import type { PhotoSize } from './fileKey';
import { type PlaceholderShape, placeholderPixels } from './placeholderShape';

const drawn = new Map<string, Promise<Buffer>>();

/** A plain grey-green picture: a PNG of two colours, a few hundred bytes; drawn once a process. */
export function drawPlaceholder(shape: PlaceholderShape, size: PhotoSize): Promise<Buffer> {
  const key = `${shape}/${size}`;
  const known = drawn.get(key);
  if (known) return known;
  const drawing = sharp({
    create: { ...placeholderPixels(shape, size), channels: 3, background: '#DDE2DF' },
  })
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
  drawn.set(key, drawing);
  return drawing;
}
