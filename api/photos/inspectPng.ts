import type { PhotoRefusal } from './photoRefusal';
import type { PhotoShape } from './photoShape';

const SIGNATURE = 8;
/** Length, type and checksum of a chunk. */
const AROUND = 12;
/** What a camera or editor says about a picture is far smaller, and this much may unfold to a gigabyte. */
const MOST_COMPRESSED_NOTES = 256 * 1024;
const COMPRESSED_NOTES = new Set(['zTXt', 'iTXt', 'iCCP']);
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Walks the chunks of a PNG (ISO/IEC 15948) to its end, without unfolding any. */
export function inspectPng(file: Buffer): PhotoShape | PhotoRefusal {
  const header = readHeader(file);
  if (!header) return 'incomplete';
  let pixels = 0;
  let notes = 0;
  let at = SIGNATURE;
  while (at + AROUND <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (at + AROUND + length > file.length) return 'incomplete';
    if (type === 'acTL') return 'animated';
    if (type === 'IDAT') pixels += length;
    if (COMPRESSED_NOTES.has(type)) notes += length;
    if (notes > MOST_COMPRESSED_NOTES || pixels > header.mostBytes) return 'bomb';
    if (type === 'IEND') return pixels > 0 ? header.shape : 'incomplete';
    at += AROUND + length;
  }
  return 'incomplete';
}

function readHeader(file: Buffer): { shape: PhotoShape; mostBytes: number } | null {
  if (file.length < SIGNATURE + AROUND + 13) return null;
  if (file.toString('latin1', 12, 16) !== 'IHDR') return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const bits = (file[24] ?? 0) * (CHANNELS[file[25] ?? -1] ?? 4);
  // Compressed, pixels need hardly more room than they have: what is far more is there to unfold.
  const plain = height * (1 + Math.ceil((width * bits) / 8));
  return { shape: { width, height }, mostBytes: plain * 1.1 + 64 * 1024 };
}
