import jwt from 'jsonwebtoken';
import * as z from 'zod/mini';
import { apiError } from '../errors';
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

/** A token of 15 minutes; its `kid` names the key. HS256 with a KeyObject: a string secret verifies 100 times slower. */
export function signAccessToken(ring: KeyRing, token: AccessClaims, now: Date): string {
  const { id, key } = ring.signingKey('access');
  const iat = Math.floor(now.getTime() / 1000);
  return jwt.sign(
    {
      cty: token.county,
      con: token.consentVersion,
      fam: token.family,
      ...(token.sealedOpenid ? { oid: token.sealedOpenid } : {}),
      iat,
      exp: iat + ACCESS_TOKEN_MINUTES * 60,
    },
    key,
    { algorithm: 'HS256', keyid: id, subject: token.personId },
  );
}

/** @throws ApiError token_expired, unauthenticated */
export function verifyAccessToken(ring: KeyRing, token: string, now: Date): AccessClaims {
  const header = jwt.decode(token, { complete: true })?.header;
  const key = header?.kid ? ring.verifyingKey('access', header.kid) : undefined;
  if (!key) throw apiError('unauthenticated');
  try {
    const payload = claims.parse(
      jwt.verify(token, key, {
        algorithms: ['HS256'],
        clockTimestamp: Math.floor(now.getTime() / 1000),
      }),
    );
    return {
      personId: payload.sub,
      county: payload.cty,
      consentVersion: payload.con,
      family: payload.fam,
      sealedOpenid: payload.oid ?? null,
    };
  } catch (error) {
    throw apiError(error instanceof jwt.TokenExpiredError ? 'token_expired' : 'unauthenticated');
  }
}
