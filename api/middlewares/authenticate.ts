import type { Middleware } from 'koa';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { PRIVACY_VERSION } from '../privacyText';
import type { Access } from '../routes/endpoint';
import { verifyAccessToken } from '../secrets/accessToken';
import type { RequestState } from './requestState';

const BEARER = /^Bearer ([A-Za-z0-9_.-]{20,2000})$/;

/** Finds who asks; a token that is sent must be good, also where none is needed. */
export function authenticate(deps: Deps, access: Access): Middleware<RequestState> {
  return async (ctx, next) => {
    ctx.state.actor = await findActor(deps, ctx.get('authorization'));
    if (access !== 'public' && !ctx.state.actor) throw apiError('unauthenticated');
    if (access === 'consented' && ctx.state.actor?.consentVersion !== PRIVACY_VERSION)
      throw apiError('consent_required', { version: PRIVACY_VERSION });
    await next();
  };
}

async function findActor(deps: Deps, header: string): Promise<Actor | null> {
  if (!header) return null;
  const token = BEARER.exec(header)?.[1];
  if (!token) throw apiError('unauthenticated');
  const claims = verifyAccessToken(deps.keyRing, token, deps.now());
  const directory = await deps.directory(claims.county);
  return { ...claims, posts: directory.postsOf(claims.personId) };
}
