import type { Middleware } from 'koa';
import mongoose from 'mongoose';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import type { RequestState } from './requestState';

/** `shared` limits live in MongoDB and hold across processes; the others are per process and cost no command. */
const LIMITS = {
  // By address, and a carrier puts a whole town behind one: codes of WeChat cannot be guessed anyway.
  signIn: { points: 300, seconds: 60, shared: true },
  upload: { points: 60, seconds: 60, shared: true },
  message: { points: 60, seconds: 60, shared: true },
  // A whole list or all about a person: heavy, and seldom needed.
  export: { points: 20, seconds: 60, shared: true },
  submit: { points: 20, seconds: 60, shared: false },
  step: { points: 120, seconds: 60, shared: false },
  read: { points: 600, seconds: 60, shared: false },
  // Pictures are asked for without a token, by address: a whole compound may share one.
  file: { points: 6000, seconds: 60, shared: false },
  // A plate names people with their numbers: read at the door, not copied as a list.
  plate: { points: 60, seconds: 60, shared: true },
  print: { points: 12, seconds: 60, shared: true },
  // Sockets too: after a cut all of them come back at once.
  socket: { points: 6000, seconds: 60, shared: false },
} as const;
export type LimitName = keyof typeof LIMITS;

const limiters = new WeakMap<Deps, Map<LimitName, RateLimiterAbstract>>();

function limiterFor(deps: Deps, name: LimitName): RateLimiterAbstract {
  const known = limiters.get(deps) ?? new Map<LimitName, RateLimiterAbstract>();
  limiters.set(deps, known);
  const found = known.get(name);
  if (found) return found;
  const { points, seconds, shared } = LIMITS[name];
  const limiter = shared
    ? new RateLimiterMongo({
        storeClient: mongoose.connection,
        keyPrefix: name,
        tableName: 'rateLimits',
        points,
        duration: seconds,
      })
    : new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  known.set(name, limiter);
  return limiter;
}

/** Counts a call of a person or an address; answers for how many seconds there are too many, 0 where there are not. */
export async function countCall(deps: Deps, name: LimitName, caller: string): Promise<number> {
  try {
    await limiterFor(deps, name).consume(caller);
    return 0;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
  }
}

/** Counts a call against its limit, by person or else by address. */
export function rateLimit(deps: Deps, name: LimitName = 'read'): Middleware<RequestState> {
  if (deps.env.RATE_LIMITS === 'off') return (_ctx, next) => next();
  return async (ctx, next) => {
    const seconds = await countCall(deps, name, ctx.state.actor?.personId ?? ctx.ip);
    if (seconds > 0) {
      ctx.set('Retry-After', String(seconds));
      throw apiError('rate_limited');
    }
    await next();
  };
}
