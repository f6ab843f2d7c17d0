import type { Middleware } from 'koa';
import mongoose from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import type { RequestState } from './requestState';

/**
 * How many calls of a person or an address in so many seconds, counted in MongoDB and so by all processes together.
 * `alone`: up to so many a process counts in its memory and asks nobody, so that everyday use costs no command; with n
 * processes a caller may so have at most (n - 1) × `alone` calls more than `points`.
 */
const LIMITS = {
  // By address, and a carrier puts a whole town behind one: codes of WeChat cannot be guessed anyway.
  signIn: { points: 300, seconds: 60, alone: 0 },
  upload: { points: 60, seconds: 60, alone: 0 },
  message: { points: 60, seconds: 60, alone: 0 },
  // A whole list or all about a person: heavy, and seldom needed.
  export: { points: 20, seconds: 60, alone: 0 },
  submit: { points: 20, seconds: 60, alone: 10 },
  step: { points: 120, seconds: 60, alone: 20 },
  read: { points: 600, seconds: 60, alone: 150 },
  // Pictures are asked for without a token, by address: a whole compound may share one.
  file: { points: 6000, seconds: 60, alone: 1000 },
  // A plate names people with their numbers: read at the door, not copied as a list.
  plate: { points: 60, seconds: 60, alone: 0 },
  print: { points: 12, seconds: 60, alone: 0 },
  // Sockets too: after a cut all of them come back at once.
  socket: { points: 6000, seconds: 60, alone: 1000 },
} as const;
export type LimitName = keyof typeof LIMITS;

interface Limiter {
  readonly own: RateLimiterMemory;
  readonly shared: RateLimiterMongo;
  readonly alone: number;
}
const limiters = new WeakMap<Deps, Map<LimitName, Limiter>>();

function limiterFor(deps: Deps, name: LimitName): Limiter {
  const known = limiters.get(deps) ?? new Map<LimitName, Limiter>();
  limiters.set(deps, known);
  const found = known.get(name);
  if (found) return found;
  const { points, seconds, alone } = LIMITS[name];
  const limit = { keyPrefix: name, points, duration: seconds };
  const limiter = {
    alone,
    own: new RateLimiterMemory(limit),
    shared: new RateLimiterMongo({
      ...limit,
      storeClient: mongoose.connection,
      tableName: 'rateLimits',
      // Whoever has had too much costs no command any more.
      inMemoryBlockOnConsumed: points + 1,
    }),
  };
  known.set(name, limiter);
  return limiter;
}

async function consume({ own, shared, alone }: Limiter, caller: string): Promise<void> {
  if (alone === 0) {
    await shared.consume(caller);
    return;
  }
  const { consumedPoints } = await own.consume(caller);
  // The first call that is told to the others tells of those before it.
  if (consumedPoints > alone)
    await shared.consume(caller, consumedPoints === alone + 1 ? consumedPoints : 1);
}

/** Counts a call of a person or an address; answers for how many seconds there are too many, 0 where there are not. */
export async function countCall(deps: Deps, name: LimitName, caller: string): Promise<number> {
  try {
    await consume(limiterFor(deps, name), caller);
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
