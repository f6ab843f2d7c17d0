import * as z from 'zod/mini';
import { apiError } from '../../errors';
import { FILE_PARTS, fileKey } from '../../photos/fileKey';
import { isSignedFileUrl } from '../../secrets/fileUrls';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

const fileQuery = z.strictObject({
  size: z.enum(FILE_PARTS),
  expires: z.pipe(z.string().check(z.regex(/^\d{10}$/)), z.transform(Number)),
  signature: z.string().check(z.maxLength(100)),
});

const file = endpoint({
  method: 'get',
  path: '/files/:id',
  summary: 'A photo or recording, by its signed address',
  tag: 'uploads',
  // An image tag sends no token: the signature, given only to those who may see the report, is the permission.
  access: 'public',
  limit: 'file',
  query: fileQuery,
  handle: async ({ deps, params, query }) => {
    const fileId = params.id ?? '';
    const now = deps.now();
    if (!isSignedFileUrl(deps.keyRing, { fileId, ...query }, now)) throw apiError('not_found');
    const object = await deps.objectStore.get(fileKey(fileId, query.size));
    if (!object) throw apiError('not_found');
    const secondsLeft = Math.max(0, query.expires - Math.floor(now.getTime() / 1000));
    return new RawAnswer(object.body, object.type, {
      'Content-Length': String(object.bytes),
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': `private, max-age=${secondsLeft}, immutable`,
    });
  },
});

export const fileEndpoints: readonly Endpoint[] = [file];
