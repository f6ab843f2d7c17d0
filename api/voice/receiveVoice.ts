import type { IncomingMessage } from 'node:http';
import { MAX_VOICE_BYTES } from '@shared/talkLimits';
import multer from 'multer';
import { ApiError, apiError } from '../errors';

/** The multipart field that carries the recording. */
const FIELD = 'file';
/** What is still read from a sender whose recording is refused, so that the answer reaches it. */
const MAX_READ_BYTES = 4 * MAX_VOICE_BYTES;
const LIMITS = { fileSize: MAX_VOICE_BYTES, files: 1, fields: 10, fieldSize: 1024, parts: 11 };

const parser = multer({ storage: multer.memoryStorage(), limits: LIMITS }).single(FIELD);

/**
 * The one recording of a multipart request; it is small, so it stays in memory.
 * @throws ApiError unsupported_media_type, bad_request, voice_too_large at the first byte too many
 */
export async function receiveVoice(request: IncomingMessage): Promise<Buffer> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data'))
    throw apiError('unsupported_media_type');
  if (Number(request.headers['content-length'] ?? 0) > MAX_READ_BYTES) {
    setTimeout(() => request.destroy(), 1000).unref();
    throw apiError('voice_too_large');
  }
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MAX_READ_BYTES) request.destroy();
  });
  await new Promise<void>((resolve, reject) =>
    parser(request as never, undefined as never, (error: unknown) =>
      error ? reject(toApiError(error)) : resolve(),
    ),
  );
  const { file } = request as { file?: { buffer: Buffer } };
  if (!file) throw apiError('bad_request');
  return file.buffer;
}

function toApiError(error: unknown): unknown {
  if (error instanceof ApiError) return error;
  const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
  return apiError(tooLarge ? 'voice_too_large' : 'bad_request');
}
