import Router from '@koa/router';
import type { Context } from 'koa';
import mongoose from 'mongoose';
import { answerWithin } from '../answerWithin';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { sameText } from '../secrets/sameText';

/** `/healthz`: the process lives. `/readyz`: it reaches its database and knows its county. `/metrics`: Prometheus. */
export function healthRouter(deps: Deps): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    const ready = await isReady(deps);
    ctx.status = ready ? 200 : 503;
    ctx.body = { status: ready ? 'ready' : 'waiting' };
  });
  router.get('/metrics', async (ctx) => {
    if (!mayReadMetrics(deps, ctx)) throw apiError('not_found');
    ctx.type = deps.metrics.registry.contentType;
    ctx.body = await deps.metrics.registry.metrics();
  });
  return router;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** This machine itself, not what a balancer on it passes on; from elsewhere with the token. */
function mayReadMetrics({ env }: Deps, ctx: Pick<Context, 'get' | 'req'>): boolean {
  if (env.METRICS_TOKEN && sameText(ctx.get('authorization'), `Bearer ${env.METRICS_TOKEN}`))
    return true;
  return LOOPBACK.has(ctx.req.socket.remoteAddress ?? '') && !ctx.get('x-forwarded-for');
}

/** A balancer that asks every few seconds must not wait for a server that stands still. */
const READY_MS = 2_000;

async function ping(): Promise<void> {
  await mongoose.connection.db?.command({ ping: 1 });
}

async function isReady(deps: Deps): Promise<boolean> {
  try {
    await answerWithin(READY_MS, ping());
    const directory = await deps.directory(deps.env.COUNTY);
    return directory.areas.size > 0;
  } catch (error) {
    deps.logger.warn({ err: error }, 'not ready');
    return false;
  }
}
