import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Deps } from '../deps';
import type { RequestState } from './requestState';

/** As balancers make them: a UUID, or 32 digits of nginx. Anything else may be somebody's phone, and is not written down. */
const GIVEN_ID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** Gives a request its id, and writes one line and one observation when it ends. */
export function requestLog(deps: Deps): Middleware<RequestState> {
  return async (ctx, next) => {
    const began = process.hrtime.bigint();
    const given = ctx.get('x-request-id');
    ctx.state.requestId = GIVEN_ID.test(given) ? given : randomUUID();
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
