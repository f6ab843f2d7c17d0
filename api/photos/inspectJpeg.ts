import type { PhotoRefusal } from './photoRefusal';
import type { PhotoShape } from './photoShape';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Progressive pictures have about ten; thousands make a small file slow to decode. */
const MOST_SCANS = 64;

/** Frame headers (SOF0 to SOF15) without DHT, JPG and DAC, which lie between. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const stands = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= SOI);

/** Walks the segments of a JPEG (ITU-T T.81 annex B) to its end marker, without decoding. */
export function inspectJpeg(file: Buffer): PhotoShape | PhotoRefusal {
  let shape: PhotoShape | null = null;
  let scans = 0;
  let at = 2;
  while (at + 1 < file.length) {
    if (file[at] !== 0xff) return 'incomplete';
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (stands(marker)) at += 2;
    else if (marker === EOI) return shape ?? 'incomplete';
    else {
      if (at + 4 > file.length) return 'incomplete';
      const end = at + 2 + file.readUInt16BE(at + 2);
      if (end > file.length) return 'incomplete';
      if (isFrame(marker)) {
        if (end - at < 10) return 'incomplete';
        // More than three components are CMYK or YCCK.
        if ((file[at + 9] ?? 0) > 3) return 'cmyk';
        shape = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
      }
      if (marker === SOS && ++scans > MOST_SCANS) return 'bomb';
      at = marker === SOS ? endOfScan(file, end) : end;
    }
  }
  return 'incomplete';
}

/** Where the entropy-coded data ends: at the first marker that is neither stuffed nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 2)) {
    const next = file[at + 1];
    if (next !== undefined && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}
