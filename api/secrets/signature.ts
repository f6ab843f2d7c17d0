import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keyRing';

/**
 * HMAC-SHA-256 of a text under the newest key of a purpose, or the one that is named: `keyId.mac`, base64url.
 * @throws RangeError where the ring has no key of that name
 */
export function sign(ring: KeyRing, purpose: string, text: string, keyId?: string): string {
  const id = keyId ?? ring.signingKey(purpose).id;
  const key = ring.verifyingKey(purpose, id);
  if (!key) throw new RangeError(`no key ${id}`);
  return `${id}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** Whether a signature is of this text and purpose, by any key the ring holds. */
export function verifySignature(
  ring: KeyRing,
  purpose: string,
  text: string,
  signature: string,
): boolean {
  const [id = '', mac = ''] = signature.split('.');
  const key = ring.verifyingKey(purpose, id);
  if (!key) return false;
  const given = Buffer.from(mac, 'base64url');
  const right = createHmac('sha256', key).update(text).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}
