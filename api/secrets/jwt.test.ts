import { createHmac, createSecretKey } from 'node:crypto';
import library from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { openJwt, signJwt } from './jwt';

const key = createSecretKey(Buffer.alloc(32, 1));
const other = createSecretKey(Buffer.alloc(32, 2));
const keyOf = (id: string) => (id === 'a' ? key : undefined);
const claims = { sub: '张三', exp: 2_000_000_000 };
const good = signJwt(key, 'a', claims);
const [header = '', body = '', signature = ''] = good.split('.');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed with the right key, whatever the header says. */
const under = (said: unknown): string => {
  const text = `${part(said)}.${body}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};

describe('a JSON Web Token', () => {
  it('opens as what was signed', () => {
    expect(openJwt(good, keyOf)).toEqual(claims);
  });

  it('is the same to the library that others use', () => {
    expect(library.verify(good, key, { algorithms: ['HS256'] })).toEqual(claims);
    const theirs = library.sign(claims, key, { algorithm: 'HS256', keyid: 'a', noTimestamp: true });
    expect(openJwt(theirs, keyOf)).toEqual(claims);
  });

  it.each([
    ['nothing', ''],
    ['no token', 'a'],
    ['two parts', `${header}.${body}`],
    ['four parts', `${good}.${signature}`],
    ['no signature', `${header}.${body}.`],
    ['another signature', `${header}.${body}.${'A'.repeat(43)}`],
    ['another body', `${header}.${part({ ...claims, sub: '李四' })}.${signature}`],
    ['a signature in other letters', `${header}.${body}.${signature}=`],
    ['a header that is no JSON', `x.${body}.${signature}`],
    ['a key nobody has', signJwt(key, 'b', claims)],
    ["another's key under our id", signJwt(other, 'a', claims)],
  ])('is refused: %s', (_what, token) => {
    expect(openJwt(token, keyOf)).toBeNull();
  });

  it.each([
    ['alg none', { alg: 'none', kid: 'a' }],
    ['alg none, in capitals', { alg: 'NONE', kid: 'a' }],
    ['another hash', { alg: 'HS512', kid: 'a' }],
    ['a public key', { alg: 'RS256', kid: 'a' }],
    ['no algorithm', { kid: 'a' }],
    ['no key', { alg: 'HS256' }],
    ['a key that is no text', { alg: 'HS256', kid: ['a'] }],
    ['something to understand', { alg: 'HS256', kid: 'a', crit: ['b64'], b64: false }],
    ['null', null],
  ])('is refused even under a good MAC: %s', (_what, said) => {
    expect(openJwt(under(said), keyOf)).toBeNull();
  });
});
