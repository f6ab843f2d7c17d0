import Router from '@koa/router';
import type { Middleware } from 'koa';
import type { Deps } from '../deps';
import { authenticate } from '../middlewares/authenticate';
import { conditionalGet } from '../middlewares/conditionalGet';
import { idempotency } from '../middlewares/idempotency';
import { rateLimit } from '../middlewares/rateLimit';
import { readJson } from '../middlewares/readJson';
import type { RequestState } from '../middlewares/requestState';
import { validate } from '../middlewares/validate';
import { type Endpoint, RawAnswer } from './endpoint';

/** The chain of an operation, in the order a request passes it. */
function chain(deps: Deps, endpoint: Endpoint): Middleware<RequestState>[] {
  return [
    authenticate(deps, endpoint.access),
    rateLimit(deps, endpoint.limit),
    ...(endpoint.method !== 'get' && endpoint.consumes === 'json' ? [readJson] : []),
    validate(endpoint),
    idempotency(deps, endpoint),
    ...(endpoint.method === 'get' ? [conditionalGet] : []),
    async (ctx) => {
      const answer = await endpoint.handle({
        deps,
        actor: ctx.state.actor as never,
        params: ctx.params as Record<string, string>,
        body: ctx.state.body as never,
        query: ctx.state.query as never,
        key: ctx.state.key ?? '',
        ifVersion: ctx.state.ifVersion ?? null,
        address: ctx.ip,
        request: ctx.req,
      });
      ctx.status = endpoint.status;
      if (answer instanceof RawAnswer) {
        ctx.set(answer.headers);
        ctx.type = answer.type;
        ctx.body = answer.body;
      } else if (answer !== undefined) {
        ctx.body = answer;
      }
    },
  ];
}

/** Routes of all operations below /api/v1. */
export function mountEndpoints(deps: Deps, endpoints: readonly Endpoint[]): Router {
  const router = new Router({ prefix: '/api/v1' });
  for (const endpoint of endpoints)
    router.register(endpoint.path, [endpoint.method], chain(deps, endpoint) as never);
  return router;
}
