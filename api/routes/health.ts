import Router from '@koa/router';
import mongoose from 'mongoose';
import type { Deps } from '../deps';

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
    ctx.type = deps.metrics.registry.contentType;
    ctx.body = await deps.metrics.registry.metrics();
  });
  return router;
}

async function isReady(deps: Deps): Promise<boolean> {
  try {
    await mongoose.connection.db?.command({ ping: 1 }, { timeoutMS: 2000 });
    const directory = await deps.directory(deps.env.COUNTY);
    return directory.areas.size > 0;
  } catch (error) {
    deps.logger.warn({ err: error }, 'not ready');
    return false;
  }
}
