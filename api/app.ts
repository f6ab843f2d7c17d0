import cors from '@koa/cors';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type { Deps } from './deps';
import { errorHandler } from './middlewares/errorHandler';
import { requestLog } from './middlewares/requestLog';
import { serveClient } from './middlewares/serveClient';
import { allEndpoints } from './routes/allEndpoints';
import { documentationRouter } from './routes/documentation';
import type { Endpoint } from './routes/endpoint';
import { healthRouter } from './routes/health';
import { mountEndpoints } from './routes/mountEndpoints';
import { plateLinkRouter } from './routes/plates/plateLink';
import { wechatPushRouter } from './routes/wechatPush/wechatPush';

/** Scripts only from here and never inline; maps and pictures only from here. */
const contentSecurityPolicy = (publicUrl: string | undefined) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // Taro's h5 components and Leaflet set styles on elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // Recordings are fetched as a whole: see voicePlayer.
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    // Older Safari does not count a socket to the same host as 'self'.
    connectSrc: [
      "'self'",
      ...(publicUrl ? [new URL(publicUrl).origin.replace(/^http/, 'ws')] : []),
    ],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
});

/** The application without a socket: tests use it as it is, or with operations of their own. */
export function createApp(deps: Deps, endpoints: readonly Endpoint[] = allEndpoints): Koa {
  // Of X-Forwarded-For only what our own balancer added counts: what stands before it the caller wrote.
  const app = new Koa({ proxy: deps.env.TRUST_PROXY, maxIpsCount: 1 });
  app.silent = true;
  app.on('error', (error) => deps.logger.warn({ err: error }, 'response stream failed'));
  app.use(requestLog(deps) as never);
  app.use(errorHandler(deps) as never);
  app.use(helmet({ contentSecurityPolicy: contentSecurityPolicy(deps.env.PUBLIC_URL) }));
  // The mini-program sends no Origin; browsers are served from here. No other site may read an answer.
  app.use(cors({ origin: () => deps.env.PUBLIC_URL ?? '', credentials: false }));
  for (const router of [
    healthRouter(deps),
    documentationRouter(endpoints),
    plateLinkRouter(),
    wechatPushRouter(deps),
    mountEndpoints(deps, endpoints),
  ])
    app.use(router.routes() as never);
  if (deps.env.H5_DIRECTORY) app.use(serveClient(deps.env.H5_DIRECTORY) as never);
  return app;
}
