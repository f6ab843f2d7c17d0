import path from 'node:path';
import type { Middleware } from 'koa';
import serve from 'koa-static';

const YEAR_MS = 31_536_000_000;

/**
 * Serves the built h5 client. Files named by their content's hash are kept for a year; a path without a file is a page
 * of the client's own router and gets index.html. Compressed copies (.br, .gz) are used where the build made them.
 */
export function serveClient(directory: string): Middleware {
  const files = serve(directory, {
    index: 'index.html',
    gzip: true,
    brotli: true,
    setHeaders: (res, file) => {
      const hashed = /\.[0-9a-f]{8}\.(js|css)(\.br|\.gz)?$/.test(path.basename(file));
      res.setHeader(
        'Cache-Control',
        hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
      );
    },
  } as serve.Options);
  return async (ctx, next) => {
    if (ctx.path.startsWith('/api/')) return next();
    await files(ctx, async () => {});
    if (ctx.body || ctx.method !== 'GET' || path.extname(ctx.path)) return;
    ctx.path = '/index.html';
    await files(ctx, async () => {});
  };
}
