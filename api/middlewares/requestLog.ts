import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Deps } from '../deps';
import type { RequestState } from './requestState';

/** Gives a request its id, and writes one line and one observation when it ends. */
export function requestLog(deps: Deps): Middleware<RequestState> {
  return async (ctx, next) => {
    const began = process.hrtime.bigint();
    const given = ctx.get('x-request-id');
    ctx.state.requestId = /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID();
    ctx.set('X-Request-Id', ctx.state.requestId);
    ctx.set('Cache-Control', 'no-store');
    try {
      await next();
    } finally {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const route = String((ctx as { _matchedRoute?: unknown })._matchedRoute ?? 'other');
      const labels = { method: ctx.method, route, status: String(ctx.status) };
      deps.metrics.requestSeconds.observe(labels, seconds);
      deps.logger.info(
        {
          requestId: ctx.state.requestId,
          ...labels,
          milliseconds: Math.round(seconds * 1000),
          personId: ctx.state.actor?.personId,
        },
        'request',
      );
    }
  };
}
