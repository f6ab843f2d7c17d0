import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';
import type { RequestState } from './requestState';

/** ETag of a JSON answer; a client that polls and has it already gets 304 and no body. */
export const conditionalGet: Middleware<RequestState> = async (ctx, next) => {
  await next();
  if (ctx.status !== 200 || ctx.body === null || typeof ctx.body !== 'object') return;
  if (Buffer.isBuffer(ctx.body) || 'pipe' in ctx.body) return;
  const text = JSON.stringify(ctx.body);
  ctx.set('Cache-Control', 'private, no-cache');
  ctx.etag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  // Not ctx.fresh: fetch() adds `Cache-Control: no-cache` to a request that brings its own If-None-Match.
  if (ctx.get('if-none-match') === ctx.response.get('etag')) {
    ctx.status = 304;
    ctx.body = null;
    return;
  }
  ctx.type = 'application/json';
  ctx.body = text;
};
