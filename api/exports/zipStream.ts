import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its content is asked for when its turn comes, and never held as a whole. */
export interface ZipFile {
  readonly name: string;
  readonly content: AsyncIterable<string | Buffer> | Iterable<string | Buffer>;
  /** What is compressed already (a JPEG) is only packed. */
  readonly stored?: true;
}

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const DEFLATED = 8;
const STORED = 0;
/** Sizes follow the content (bit 3), the name is UTF-8 (bit 11). */
const FLAGS = 0x0808;
/** Version 2.0; 1 January 2026, midnight: the archive says nothing of when it was made. */
const VERSION = 20;
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
/** Without the 64-bit form. An archive that would need it is an error, not a broken file. */
const MOST = 0xffffffff;

/**
 * A ZIP archive (APPNOTE 6.3, without encryption and ZIP64) made while it is read: a chunk at a time, whatever its size.
 * @throws RangeError where it would grow over 4 GB
 */
export async function* zipStream(files: AsyncIterable<ZipFile>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const file of files) {
    const name = Buffer.from(file.name);
    const method = file.stored ? STORED : DEFLATED;
    const head = localHeader(name, method);
    yield head;
    const sums = { crc: 0, size: 0, packed: 0 };
    for await (const chunk of packed(file, sums)) {
      sums.packed += chunk.length;
      yield chunk;
    }
    const tail = dataDescriptor(sums);
    yield tail;
    written.push({ name, method, ...sums, offset: at });
    at += head.length + sums.packed + tail.length;
    if (at > MOST || sums.size > MOST) throw new RangeError('an archive may have 4 GB at most');
  }
  yield centralDirectory(written, at);
}

async function* packed(
  { content, stored }: ZipFile,
  sums: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      yield bytes;
    }
  }
  if (stored) return yield* counted();
  const deflate = createDeflateRaw({ level: 6 });
  const source = Readable.from(counted());
  source.on('error', (error) => deflate.destroy(error));
  try {
    yield* source.pipe(deflate) as AsyncIterable<Buffer>;
  } finally {
    // Whoever stops reading stops the source too.
    source.destroy();
    deflate.destroy();
  }
}

function localHeader(name: Buffer, method: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function dataDescriptor({
  crc,
  packed: packedSize,
  size,
}: Omit<Written, 'name' | 'method' | 'offset'>) {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packedSize, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function centralDirectory(files: readonly Written[], offset: number): Buffer {
  const entries = files.map((file) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(VERSION, 4);
    entry.writeUInt16LE(VERSION, 6);
    entry.writeUInt16LE(FLAGS, 8);
    entry.writeUInt16LE(file.method, 10);
    entry.writeUInt16LE(DATE, 14);
    entry.writeUInt32LE(file.crc, 16);
    entry.writeUInt32LE(file.packed, 20);
    entry.writeUInt32LE(file.size, 24);
    entry.writeUInt16LE(file.name.length, 28);
    entry.writeUInt32LE(file.offset, 42);
    return Buffer.concat([entry, file.name]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([directory, end]);
}
