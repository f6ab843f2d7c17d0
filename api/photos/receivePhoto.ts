import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_PHOTO_BYTES } from '@shared/photoLimits';
import multer from 'multer';
import { ApiError, apiError } from '../errors';
import { photoRefused } from './photoRefusal';
import { photoType, refusalOfHead, SIGNATURE_BYTES } from './photoType';

/** The multipart field that carries the photo. */
const FIELD = 'file';

/**
 * What is still read from a sender whose photo is refused, so that the answer reaches it; beyond that the connection
 * is cut.
 */
const MAX_READ_BYTES = 4 * MAX_PHOTO_BYTES;

const LIMITS = { fileSize: MAX_PHOTO_BYTES, files: 1, fields: 10, fieldSize: 1024, parts: 11 };

/**
 * Takes the one photo of a multipart request to a file on disk while it comes in, hands it to `use`, and removes it.
 * A wrong kind is refused at its first bytes, a photo of more than 10 MB at the first byte too many.
 * @throws ApiError unsupported_media_type, bad_request, photo_refused, photo_too_large
 */
export async function receivePhoto<T>(
  request: IncomingMessage,
  use: (file: string) => Promise<T>,
): Promise<T> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data'))
    throw apiError('unsupported_media_type');
  if (Number(request.headers['content-length'] ?? 0) > MAX_READ_BYTES) {
    cutOff(request);
    throw apiError('photo_too_large');
  }
  const file = path.join(tmpdir(), `weilianxin-${randomUUID()}`);
  try {
    await readForm(request, file);
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}

/** Answers first, then closes: a sender this far beyond the limit is not listened to. */
function cutOff(request: IncomingMessage): void {
  setTimeout(() => request.destroy(), 1000).unref();
}

async function readForm(request: IncomingMessage, file: string): Promise<void> {
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MAX_READ_BYTES) request.destroy();
  });
  const parse = multer({ storage: keepAt(file), limits: LIMITS }).single(FIELD);
  try {
    await new Promise<void>((resolve, reject) =>
      parse(request as never, undefined as never, (error: unknown) =>
        error ? reject(error) : resolve(),
      ),
    );
  } catch (error) {
    throw toApiError(error);
  }
  if (!(request as { file?: unknown }).file) throw apiError('bad_request');
}

const keepAt = (file: string): multer.StorageEngine => ({
  _handleFile(_request, part, done) {
    pipeline(part.stream, checkSignature(), createWriteStream(file, { mode: 0o600 })).then(
      () => done(null, { path: file }),
      done,
    );
  },
  _removeFile(_request, _part, done) {
    rm(file, { force: true }).then(() => done(null), done);
  },
});

/** Lets a photo through, and nothing else. */
function checkSignature(): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!head) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      if (head.length < SIGNATURE_BYTES) return done();
      if (!photoType(head)) return done(photoRefused(refusalOfHead(head)));
      const first = head;
      head = null;
      done(null, first);
    },
    flush(done) {
      done(head ? photoRefused(refusalOfHead(head)) : null);
    },
  });
}

/** What the sender did wrong is its error; what the machine could not do (a full disk) stays ours. */
function toApiError(error: unknown): unknown {
  if (error instanceof ApiError) return error;
  if (error instanceof multer.MulterError)
    return apiError(error.code === 'LIMIT_FILE_SIZE' ? 'photo_too_large' : 'bad_request');
  if (error instanceof Error && 'syscall' in error) return error;
  return apiError('bad_request');
}
