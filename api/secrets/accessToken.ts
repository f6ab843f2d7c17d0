import * as z from 'zod/mini';
import { apiError } from '../errors';
import { openJwt, signJwt } from './jwt';
import type { KeyRing } from './keyRing';

export const ACCESS_TOKEN_MINUTES = 15;

const claims = z.object({
  sub: z.string(),
  cty: z.string(),
  /** Version of the privacy text the person agreed to, '' for none. */
  con: z.string(),
  /** The family of refresh tokens it came from. */
  fam: z.string(),
  /** The sealed openid of a sign-in in WeChat: lets a submit check its text without asking the database. */
  oid: z.optional(z.string()),
  exp: z.number(),
});
export interface AccessClaims {
  personId: string;
  county: string;
  consentVersion: string;
  family: string;
  /** Sealed, context `token/PERSON/openid`; null where the person did not come through WeChat. */
  sealedOpenid: string | null;
}

/** A token of 15 minutes; its `kid` names the key. */
export function signAccessToken(ring: KeyRing, token: AccessClaims, now: Date): string {
  const { id, key } = ring.signingKey('access');
  const iat = Math.floor(now.getTime() / 1000);
  return signJwt(key, id, {
    cty: token.county,
    con: token.consentVersion,
    fam: token.family,
    ...(token.sealedOpenid ? { oid: token.sealedOpenid } : {}),
    iat,
    exp: iat + ACCESS_TOKEN_MINUTES * 60,
    sub: token.personId,
  });
}

/** @throws ApiError token_expired, unauthenticated */
export function verifyAccessToken(ring: KeyRing, token: string, now: Date): AccessClaims {
  const read = claims.safeParse(openJwt(token, (id) => ring.verifyingKey('access', id)));
  if (!read.success) throw apiError('unauthenticated');
  const { sub, cty, con, fam, oid, exp } = read.data;
  if (Math.floor(now.getTime() / 1000) >= exp) throw apiError('token_expired');
  return {
    personId: sub,
    county: cty,
    consentVersion: con,
    family: fam,
    sealedOpenid: oid ?? null,
  };
}
