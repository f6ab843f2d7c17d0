import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { createFaultBox } from './faults';
import { createMediaChecker, type MediaChecker } from './mediaCheck';
import { MESSAGES_PAGE_POLICY, renderMessagesPage } from './messagesPage';
import { createCodeShelf } from './oneTimeCodes';
import { allowLoopbackPages, answerPhoneSideErrors, createPhoneRouter } from './phoneRoutes';
import { answerPlatformErrors, createPlatformRouter } from './platformRoutes';
import { SIMULATOR_ENCODING_AES_KEY, SIMULATOR_PUSH_TOKEN } from './simulatorAccount';
import { emptyDurableState, type SimulatedPerson, type SimulatorState } from './simulatorState';
import { createSmsRoute } from './smsRoute';
import { createStateWriter, readStateFile } from './stateFile';

/** How to start a simulator. */
export interface SimulatorOptions {
  /** 0 takes a free one. */
  port: number;
  /** The county the account belongs to; told by GET /simulator/account. */
  county: string;
  people?: readonly SimulatedPerson[];
  /** Where people, quotas, messages and tokens outlive a restart; nowhere when not given. */
  dataFile?: string;
  /** Pages of the published mini-program; any well-formed path when not given. */
  pages?: readonly string[];
  /** Where pushed messages go; can be set later by PUT /simulator/push. */
  pushUrl?: string;
  /** How long a media check takes. */
  mediaDelayMs?: number;
  /** Where the mini-program runs in a browser, for the link on the cards. */
  clientUrl?: string;
  /** How many messages of a person are kept; 200 by default. */
  keptPerPerson?: number;
  /** Milliseconds since the epoch; a test's own clock. */
  now?: () => number;
}

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts WeChat's platform as far as a county's mini-program needs it, on 127.0.0.1 only.
 *
 * @throws Error in production, when the port is taken, or when `dataFile` is not ours
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The WeChat simulator does not run with NODE_ENV=production.');
  }
  const now = options.now ?? Date.now;
  const durable = options.dataFile ? await readStateFile(options.dataFile) : emptyDurableState();
  const writer = options.dataFile ? createStateWriter(options.dataFile, () => state) : null;
  const state: SimulatorState = {
    ...durable,
    now,
    keptPerPerson: options.keptPerPerson ?? 200,
    loginCodes: createCodeShelf(now),
    phoneCodes: createCodeShelf(now),
    recentCalls: new Map(),
    pages: options.pages ? new Set(options.pages) : null,
    changed: () => writer?.changed(),
  };
  for (const person of options.people ?? []) state.people.set(person.openid, person);

  const media = createMediaChecker({
    url: options.pushUrl ?? null,
    token: SIMULATOR_PUSH_TOKEN,
    encodingAesKey: SIMULATOR_ENCODING_AES_KEY,
    delayMs: options.mediaDelayMs ?? 2000,
  });
  const server = createServer(createApp(state, media, options).callback());
  await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      media.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await writer?.flush();
    },
  };
}

function createApp(state: SimulatorState, media: MediaChecker, options: SimulatorOptions): Koa {
  const app = new Koa();
  const faults = createFaultBox();
  const phone = createPhoneRouter(state, media, faults);

  phone.get('/account', (ctx) => {
    ctx.body = { county: options.county };
  });

  app.use(async (ctx, next) => {
    // A web page elsewhere can point its own name at this address: refuse other names.
    if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(ctx.host)) ctx.throw(403);
    await next();
  });
  app.use(async (ctx, next) => {
    if (ctx.path !== '/' || ctx.method !== 'GET') return next();
    ctx.set('Content-Security-Policy', MESSAGES_PAGE_POLICY);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = renderMessagesPage(state, ctx.query, options.clientUrl ?? null);
  });
  app.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/simulator/')) return next();
    return allowLoopbackPages(ctx, () => answerPhoneSideErrors(ctx, next));
  });
  app.use(phone.routes());
  app.use(faults.middleware);
  app.use(createSmsRoute(state));
  app.use(answerPlatformErrors);
  app.use(createPlatformRouter(state, media).routes());
  return app;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
