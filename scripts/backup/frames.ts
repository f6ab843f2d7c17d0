import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** What was read is not what was written: altered, cut off, put in another place, or sealed under another key. */
export class BackupDamaged extends Error {}

const FRAME_BYTES = 64 * 1024;
const TAG_BYTES = 16;

interface Piece {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** Cuts a stream into pieces of one size; the last one may be shorter and there always is one. */
async function* piecesOf(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Piece> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    length += chunk.length;
    if (length <= size) continue;
    const all = Buffer.concat(waiting, length);
    let at = 0;
    // More follows what is given away here, so that none of it is the last.
    for (; length - at > size; at += size)
      yield { bytes: all.subarray(at, at + size), last: false };
    waiting = [all.subarray(at)];
    length -= at;
  }
  yield { bytes: Buffer.concat(waiting, length), last: true };
}

/** Number and end of a frame are its nonce, so that none can be left out, moved, or be the end where it was not. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 4, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/**
 * AES-256-GCM in frames of 64 KiB (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár): what is opened
 * was authenticated before it is handed on, in flat memory.
 *
 * @param key of this one stream: never used for another
 * @param header authenticated with every frame
 */
export async function* sealFrames(
  source: AsyncIterable<Buffer>,
  key: KeyObject,
  header: Buffer,
): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { bytes, last } of piecesOf(source, FRAME_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, last)).setAAD(header);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `sealFrames` made. @throws BackupDamaged */
export async function* openFrames(
  source: AsyncIterable<Buffer>,
  key: KeyObject,
  header: Buffer,
): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { bytes, last } of piecesOf(source, FRAME_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new BackupDamaged('cut off');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index++, last), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(header)
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    yield openPiece(decipher, bytes.subarray(0, -TAG_BYTES));
  }
}

function openPiece(decipher: ReturnType<typeof createDecipheriv>, bytes: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    throw new BackupDamaged('altered, cut off, or sealed under another key');
  }
}
