import { inflateSync } from 'node:zlib';

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/**
 * The TrueType font in a WOFF file (W3C WOFF 1.0: the same tables, each deflated). fontkit reads WOFF too, but inflates
 * a table anew for every letter it embeds, and of WOFF 2 it makes empty pages (foliojs/pdfkit issues 1469 and 1004).
 * @throws RangeError for what is no WOFF 1
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF 1 font');
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * SFNT_ENTRY_BYTES, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * SFNT_ENTRY_BYTES, 10);
  const parts: Buffer[] = [header];
  let at = header.length;
  for (let n = 0; n < count; n++) {
    const entry = HEADER_BYTES + ENTRY_BYTES * n;
    const [from, packed, length, checksum] = [4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(entry + field),
    ) as [number, number, number, number];
    const bytes = woff.subarray(from, from + packed);
    const table = packed < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes;
    const to = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * n;
    woff.copy(header, to, entry, entry + 4);
    header.writeUInt32BE(checksum, to + 4);
    header.writeUInt32BE(at, to + 8);
    header.writeUInt32BE(length, to + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    at += length + padding.length;
  }
  return Buffer.concat(parts);
}
