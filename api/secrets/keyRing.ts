import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** A value was encrypted under a key the ring does not hold, or was changed since. */
export class DecryptionError extends Error {}

export interface KeyRing {
  /**
   * AES-256-GCM under the newest key. `context` (county, document, field) is authenticated, so that a value copied
   * to another place does not open there. Form: `keyId.iv.ciphertext.tag`, base64url.
   */
  encrypt(plain: string, context: string): string;
  /** @throws DecryptionError */
  decrypt(sealed: string, context: string): string;
  /** Keyed hash (HMAC-SHA-256, base64url) by which an encrypted value is found. */
  index(value: string, context: string): string;
  /** Newest key for a purpose, with its id. */
  signingKey(purpose: string): { id: string; key: KeyObject };
  /** The key of an id for a purpose, or undefined where the ring has none. */
  verifyingKey(purpose: string, id: string): KeyObject | undefined;
}

const derive = (master: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `weilianxin/${purpose}`, 32)));

/**
 * @param masterKeys "id:base64,id:base64": the first encrypts and signs, all open and verify
 * @param indexKey base64, 32 bytes
 */
export function createKeyRing(masterKeys: string, indexKey: string): KeyRing {
  const masters = new Map<string, Buffer>();
  for (const part of masterKeys.split(',')) {
    const at = part.indexOf(':');
    masters.set(part.slice(0, at), Buffer.from(part.slice(at + 1), 'base64'));
  }
  const newest = masters.keys().next().value ?? '';
  const derived = new Map<string, KeyObject>();
  const keyFor = (purpose: string, id: string): KeyObject | undefined => {
    const master = masters.get(id);
    if (!master) return undefined;
    const name = `${purpose}/${id}`;
    const known = derived.get(name) ?? derive(master, purpose);
    derived.set(name, known);
    return known;
  };
  const knownKey = (purpose: string, id: string): KeyObject => {
    const key = keyFor(purpose, id);
    if (!key) throw new DecryptionError(`no key ${id}`);
    return key;
  };
  const hashKey = derive(Buffer.from(indexKey, 'base64'), 'index');

  return {
    encrypt(plain, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', knownKey('data', newest), iv);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const parts = [iv, body, cipher.getAuthTag()].map((b) => b.toString('base64url'));
      return [newest, ...parts].join('.');
    },
    decrypt(sealed, context) {
      const [id = '', iv = '', body = '', tag = ''] = sealed.split('.');
      const key = knownKey('data', id);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
        decipher.setAAD(Buffer.from(context));
        decipher.setAuthTag(Buffer.from(tag, 'base64url'));
        return decipher.update(body, 'base64url', 'utf8') + decipher.final('utf8');
      } catch {
        throw new DecryptionError('the value was changed or belongs elsewhere');
      }
    },
    index: (value, context) =>
      createHmac('sha256', hashKey).update(`${context}\n${value}`).digest('base64url'),
    signingKey: (purpose) => ({ id: newest, key: knownKey(purpose, newest) }),
    verifyingKey: keyFor,
  };
}
