import type { PhotoRefusal } from './photoRefusal';

/** Kinds of picture that are taken; what sharp calls them. */
export type PhotoType = 'jpeg' | 'png' | 'webp';

/** Bytes needed to tell. */
export const SIGNATURE_BYTES = 12;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The kind by its first bytes, whatever name or type came with it; null for all that is not taken. */
export function photoType(head: Buffer): PhotoType | null {
  if (head.length < SIGNATURE_BYTES) return null;
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (head.subarray(0, 8).equals(PNG)) return 'png';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return 'webp';
  return null;
}

const HEIF_BRANDS = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

/** What to say of first bytes that are no photo's. */
export function refusalOfHead(head: Buffer): PhotoRefusal {
  if (head.length === 0) return 'empty';
  if (head[0] === 0xff && head[1] === 0xd8) return 'incomplete';
  if (head.toString('latin1', 4, 8) === 'ftyp' && HEIF_BRANDS.has(head.toString('latin1', 8, 12)))
    return 'heic';
  if (head.toString('latin1', 0, 4) === 'GIF8') return 'gif';
  if (/^\s*(?:<svg|<\?xml)/.test(head.toString('utf8').replace(/^\uFEFF/, ''))) return 'svg';
  return 'notPhoto';
}
