import type { IncomingMessage } from 'node:http';
import multer from 'multer';
import { apiError } from '../errors';
import { MAX_ROSTER_BYTES } from './rosterColumns';
import { XLSX_TYPE } from './rosterSheets';

const LIMITS = { fileSize: MAX_ROSTER_BYTES, files: 1, fields: 5, fieldSize: 1024, parts: 6 };
/** So much more is read and thrown away, so that the answer reaches the sender. */
const MAX_READ_BYTES = 10 * MAX_ROSTER_BYTES;
const FIELD = 'file';

/**
 * The .xlsx of a request: field `file` of a form, or the body itself; at most 2 MB.
 * @throws ApiError unsupported_media_type, payload_too_large, bad_request
 */
export function receiveRoster(request: IncomingMessage): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(request);
  if (type.startsWith(XLSX_TYPE) || type.startsWith('application/octet-stream'))
    return readBody(request);
  throw apiError('unsupported_media_type');
}

async function readForm(request: IncomingMessage): Promise<Buffer> {
  const parse = multer({ storage: multer.memoryStorage(), limits: LIMITS }).single(FIELD);
  await new Promise<void>((resolve, reject) =>
    parse(request as never, undefined as never, (error: unknown) => {
      if (!error) resolve();
      else if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE')
        reject(apiError('payload_too_large'));
      else reject(apiError('bad_request'));
    }),
  );
  const file = (request as { file?: { buffer: Buffer } }).file;
  if (!file) throw apiError('bad_request');
  return file.buffer;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_ROSTER_BYTES) chunks.push(chunk);
    if (bytes > MAX_READ_BYTES) break;
  }
  if (bytes > MAX_ROSTER_BYTES) throw apiError('payload_too_large');
  return Buffer.concat(chunks);
}
