import { BSON } from 'mongodb';
import { BackupDamaged } from './frames';

const CHUNK_BYTES = 64 * 1024;

/** Puts small documents together, so that what follows has fewer pieces to move. */
export async function* joinDocuments(documents: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const document of documents) {
    waiting.push(document);
    length += document.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.concat(waiting, length);
    waiting = [];
    length = 0;
  }
  yield Buffer.concat(waiting, length);
}

/** Takes documents apart again: BSON begins with its own length. @throws BackupDamaged */
export async function* splitDocuments(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (rest.length - at >= 4 && rest.length - at >= rest.readInt32LE(at)) {
      const end = at + rest.readInt32LE(at);
      yield rest.subarray(at, end);
      at = end;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BackupDamaged('ends within a document');
}

/** Type and bytes of a document's id, as text: two ids have the same exactly where they are the same to the server. */
export function idKey(document: Uint8Array): string {
  for (const [type, nameAt, nameLength, at, length] of BSON.onDemand.parseToElements(document)) {
    const name = Buffer.from(document.buffer, document.byteOffset + nameAt, nameLength);
    if (name.toString('latin1') !== '_id') continue;
    const value = Buffer.from(document.buffer, document.byteOffset + at, length);
    return `${type}:${value.toString('latin1')}`;
  }
  throw new BackupDamaged('a document without an id');
}

/** Keeps every type of BSON as it is, so that a document written again has the bytes it had. */
export const AS_STORED = {
  promoteValues: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;
