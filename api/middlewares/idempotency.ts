import type { Middleware } from 'koa';
import { claimAnswer, keepAnswer, releaseAnswer } from '../commands/storedAnswers';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { hashBody } from '../hashBody';
import { isDatabaseAway } from '../isDatabaseAway';
import type { Endpoint } from '../routes/endpoint';
import type { RequestState } from './requestState';

const KEY = /^[A-Za-z0-9_-]{8,80}$/;

/**
 * Reads Idempotency-Key and If-Match. Where the command itself cannot recognise a retry, the first answer is kept for
 * a day under person, operation and key, and given again.
 */
export function idempotency(deps: Deps, endpoint: Endpoint): Middleware<RequestState> {
  return async (ctx, next) => {
    ctx.state.ifVersion = readVersion(ctx.get('if-match'));
    if (endpoint.idempotency === 'none') return next();
    const key = ctx.get('idempotency-key');
    if (!key) throw apiError('idempotency_key_missing');
    if (!KEY.test(key)) throw apiError('bad_request');
    ctx.state.key = key;
    if (endpoint.idempotency === 'command') return next();

    const caller = ctx.state.actor?.personId ?? ctx.ip;
    const id = hashBody([ctx.state.actor?.county, caller, endpoint.method, ctx.path, key]);
    const kept = await claimAnswer(deps, id, hashBody(ctx.state.body ?? null));
    if (kept) {
      ctx.status = kept.status;
      ctx.body = kept.body;
      return;
    }
    try {
      await next();
    } catch (error) {
      // Where the database is away the claim stays, and ends by itself; what is told is why the request failed.
      if (isDatabaseAway(error)) throw error;
      await releaseAnswer(id);
      throw error;
    }
    await keepAnswer(deps, id, ctx.status, ctx.body);
  };
}

function readVersion(header: string): number | null {
  if (!header) return null;
  const version = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw apiError('bad_request');
  return Number(version);
}
