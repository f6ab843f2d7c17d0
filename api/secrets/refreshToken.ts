import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keyRing';

export interface RefreshClaims {
  readonly family: string;
  readonly generation: number;
}

const FORM = /^([A-Za-z0-9-]{8,64})\.(\d{1,9})\.([a-z0-9]{1,16})\.([A-Za-z0-9_-]{43})$/;

/**
 * A refresh token is its family and generation under a MAC of the key ring: nothing of it needs to be kept, the same
 * successor can be given again, and an old one is told from one that never was.
 */
export function signRefreshToken(ring: KeyRing, { family, generation }: RefreshClaims): string {
  const { id, key } = ring.signingKey('refresh');
  const mac = createHmac('sha256', key).update(`${family}.${generation}.${id}`).digest('base64url');
  return `${family}.${generation}.${id}.${mac}`;
}

/** What a token says, or null where this API never made it. */
export function readRefreshToken(ring: KeyRing, token: string): RefreshClaims | null {
  const [, family, generation, id, mac] = FORM.exec(token) ?? [];
  const key = id && ring.verifyingKey('refresh', id);
  if (!key || !family || !generation || !mac) return null;
  const expected = createHmac('sha256', key).update(`${family}.${generation}.${id}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(mac, 'base64url'))) return null;
  return { family, generation: Number(generation) };
}
