import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../commands/openSession';
import { signAccessToken } from '../../secrets/accessToken';
import { createKeyRing } from '../../secrets/keyRing';
import { buildPost, type TestPost } from '../factories';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS, testKeyRing } from '../testKeyRing';
import { startTestServer, type TestServer } from '../testServer';

let server: TestServer;
let admin: TestPost;
/** A good token's parts. */
let header: Record<string, unknown>;
let claims: Record<string, unknown>;

beforeAll(async () => {
  server = await startTestServer();
  admin = await buildPost({ role: 'admin' });
  const { accessToken } = await openSession(server.deps, admin.person, 'wechat');
  const [head = '', body = ''] = accessToken.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  [header, claims] = [read(head), read(body)];
});
afterAll(() => server.close());

type Failure = { error: { code: string } };
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const me = (token: string) => server.get<Failure>('/me', null, { token });

/** Signed with HMAC by any key, under any header. */
const signed = (head: object, body: object, key: Buffer | string): string => {
  const content = `${base64(head)}.${base64(body)}`;
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
};
const rightKey = (): Buffer => testKeyRing.signingKey('access').key.export();
const foreignRing = createKeyRing(
  `${testKeyRing.signingKey('access').id}:${Buffer.alloc(32, 'foreign').toString('base64')}`,
  TEST_INDEX_KEY,
);

describe('a token is refused', () => {
  it('is good as the API made it, or the rest of this proves nothing', async () => {
    const { status } = await server.get('/me', null, { token: signed(header, claims, rightKey()) });
    expect(status).toBe(200);
  });

  it.each([
    ['alg none', () => `${base64({ ...header, alg: 'none' })}.${base64(claims)}.`],
    ['alg None', () => `${base64({ ...header, alg: 'None' })}.${base64(claims)}.`],
    [
      'alg none with the signature of another',
      () => `${base64({ ...header, alg: 'none' })}.${base64(claims)}.${'A'.repeat(43)}`,
    ],
    ['no alg', () => signed({ ...header, alg: undefined }, claims, rightKey())],
    [
      'another MAC with the right key',
      () =>
        jwt.sign(claims, createSecretKey(rightKey()), {
          algorithm: 'HS512',
          keyid: String(header.kid),
        }),
    ],
    [
      'a private key of the caller',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return jwt.sign(claims, privateKey, { algorithm: 'RS256', keyid: String(header.kid) });
      },
    ],
    [
      'a key of the caller in the header',
      () => signed({ ...header, jwk: { kty: 'oct', k: 'AAAA' } }, claims, Buffer.alloc(3)),
    ],
    ['an empty key', () => signed(header, claims, '')],
    ['its own kid as the key', () => signed(header, claims, String(header.kid))],
    [
      'the master key itself',
      () => signed(header, claims, Buffer.from(TEST_MASTER_KEYS.split(/[:,]/)[1] ?? '', 'base64')),
    ],
    [
      'the key of refresh tokens',
      () => signed(header, claims, testKeyRing.signingKey('refresh').key.export()),
    ],
    ['no kid', () => signed({ ...header, kid: undefined }, claims, rightKey())],
    ['an unknown kid', () => signed({ ...header, kid: 'other' }, claims, rightKey())],
    ['a kid that is a path', () => signed({ ...header, kid: '../../../../dev/null' }, claims, '')],
    ['a kid of the prototype', () => signed({ ...header, kid: '__proto__' }, claims, '')],
    ['a kid that is no text', () => signed({ ...header, kid: { $ne: null } }, claims, rightKey())],
    [
      "another deployment's key under our kid",
      () =>
        signAccessToken(
          foreignRing,
          {
            personId: admin.person._id,
            county: admin.county,
            consentVersion: '',
            family: 'f',
            sealedOpenid: null,
          },
          new Date(),
        ),
    ],
    [
      'another county written in',
      () =>
        `${base64(header)}.${base64({ ...claims, cty: '610927' })}.${signed(header, claims, rightKey()).split('.')[2]}`,
    ],
    ['no end', () => signed(header, { ...claims, exp: undefined }, rightKey())],
    [
      'a person that is an object',
      () => signed(header, { ...claims, sub: { $ne: null } }, rightKey()),
    ],
  ])('with %s', async (_, make) => {
    const answer = await me(make());
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthenticated']);
  });

  it('after its end, and a refresh token in its place, and it in theirs', async () => {
    const late = signed(header, { ...claims, exp: Number(claims.iat) - 1 }, rightKey());
    expect((await me(late)).body.error.code).toBe('token_expired');
    const session = await openSession(server.deps, admin.person, 'wechat');
    expect((await me(session.refreshToken)).status).toBe(401);
    const refreshed = await server.post<Failure>('/sessions/refresh', null, {
      body: { refreshToken: session.accessToken },
    });
    expect([refreshed.status, refreshed.body.error.code]).toEqual([401, 'session_revoked']);
  });

  it('anywhere but in its header', async () => {
    const token = signed(header, claims, rightKey());
    const inQuery = await server.get('/me', null, { query: { access_token: token, token } });
    expect(inQuery.status).toBe(401);
    const inCookie = await server.get('/me', null, {
      headers: { cookie: `token=${token}; session=${token}` },
    });
    expect(inCookie.status).toBe(401);
    const basic = await server.get('/me', null, { headers: { authorization: `Basic ${token}` } });
    expect(basic.status).toBe(401);
  });
});
