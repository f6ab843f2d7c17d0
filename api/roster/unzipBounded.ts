import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
}

/** A file is no zip, or more than it may be. */
export class ZipRefused extends Error {}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_ENTRIES = 200;
const MAX_COMMENT_BYTES = 65_535;

/**
 * The wanted entries of a zip, unpacked to at most `maxBytes` in all, whatever its headers claim (PKWARE APPNOTE 4.3;
 * no zip64, no encryption).
 * @throws ZipRefused
 */
export function unzipBounded(
  zip: Buffer,
  wanted: (name: string) => boolean,
  maxBytes: number,
): ZipEntry[] {
  try {
    return readEntries(zip, wanted, maxBytes);
  } catch (error) {
    // RangeError: an offset beyond the file. The zlib errors: broken data, or more of it than allowed.
    throw error instanceof ZipRefused ? error : new ZipRefused('not a sound zip', { cause: error });
  }
}

function readEntries(zip: Buffer, wanted: (name: string) => boolean, maxBytes: number): ZipEntry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new ZipRefused('too many entries');
  const entries: ZipEntry[] = [];
  let left = maxBytes;
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ZipRefused('broken directory');
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    if (wanted(name)) {
      const data = unpack(zip, at, left);
      left -= data.length;
      entries.push({ name, data });
    }
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(zip: Buffer): number {
  const earliest = Math.max(0, zip.length - 22 - MAX_COMMENT_BYTES);
  for (let at = zip.length - 22; at >= earliest; at--)
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new ZipRefused('no directory');
}

function unpack(zip: Buffer, entry: number, maxBytes: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const bytes = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(header) !== LOCAL_HEADER) throw new ZipRefused('broken entry');
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  if (start + bytes > zip.length) throw new ZipRefused('cut off');
  const packed = zip.subarray(start, start + bytes);
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) });
  if (method !== 0 || packed.length > maxBytes) throw new ZipRefused('cannot be unpacked');
  return packed;
}
