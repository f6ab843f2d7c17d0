import type { PhotoRefusal } from './photoRefusal';
import type { PhotoShape } from './photoShape';

/** Start code of a key frame (RFC 6386 section 9.1). */
const KEY_FRAME = Buffer.from([0x9d, 0x01, 0x2a]);

/** Reads the header of a WebP (RFC 9649). */
export function inspectWebp(file: Buffer): PhotoShape | PhotoRefusal {
  if (file.length < 30 || file.readUInt32LE(4) + 8 > file.length) return 'incomplete';
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      if ((file[20] ?? 0) & 0x02) return 'animated';
      return { width: 1 + file.readUIntLE(24, 3), height: 1 + file.readUIntLE(27, 3) };
    case 'VP8L': {
      if (file[20] !== 0x2f) return 'incomplete';
      const bits = file.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      if (!file.subarray(23, 26).equals(KEY_FRAME)) return 'incomplete';
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    default:
      return 'incomplete';
  }
}
