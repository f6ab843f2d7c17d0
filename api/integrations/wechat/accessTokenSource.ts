import * as z from 'zod/mini';
import { failureOf } from './failureOf';
import { parseAnswer } from './parseAnswer';
import type { SharedToken, WechatTokenStore } from './tokenStore';
import { badAnswer, type WechatLogger, type WechatTransport } from './wechatTransport';
import type { WechatFailed } from './wechatTypes';

export type TokenResult = { outcome: 'ok'; accessToken: string } | WechatFailed;

/** Gives the access token, and another one when WeChat refuses it. */
export interface AccessTokenSource {
  get(): Promise<TokenResult>;
  /** A token other than `refused`, which WeChat just answered with 40001 or 42001. */
  replace(refused: string): Promise<TokenResult>;
}

export interface AccessTokenOptions {
  appId: string;
  secret: string;
  tokenStore: WechatTokenStore;
  transport: WechatTransport;
  logger: WechatLogger;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** A token is not used in its last minute: it must outlive the call it goes with. */
const MARGIN_MS = 60_000;

const tokenSchema = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
});

/**
 * 获取稳定版接口调用凭据 (getStableAccessToken). The token is held in memory and shared through the
 * store; at most one request for it is under way at a time. A refused token is asked for again in
 * normal mode; only when that gives the very token that was refused is a refresh forced (20 a day).
 */
export function createAccessTokenSource(options: AccessTokenOptions): AccessTokenSource {
  let held: SharedToken | null = null;
  let underWay: Promise<TokenResult> | null = null;

  const isGood = (token: SharedToken | null, refused: string | null): token is SharedToken =>
    token !== null && token.accessToken !== refused && token.expiresAt - options.now() > MARGIN_MS;

  const obtain = async (refused: string | null): Promise<TokenResult> => {
    const shared = await readStore(options);
    if (isGood(shared, refused)) {
      held = shared;
      return { outcome: 'ok', accessToken: shared.accessToken };
    }
    let fetched = await fetchToken(options, 'normal');
    if (fetched.outcome === 'ok' && fetched.token.accessToken === refused) {
      options.logger.warn({}, 'WeChat refuses its own current access token, forcing a refresh');
      fetched = await fetchToken(options, 'forced');
    }
    if (fetched.outcome !== 'ok') return fetched;
    held = fetched.token;
    await writeStore(options, fetched.token);
    return { outcome: 'ok', accessToken: fetched.token.accessToken };
  };

  const acquire = async (refused: string | null): Promise<TokenResult> => {
    if (isGood(held, refused)) return { outcome: 'ok', accessToken: held.accessToken };
    while (underWay) {
      const result = await underWay;
      if (result.outcome !== 'ok' || result.accessToken !== refused) return result;
    }
    underWay = obtain(refused).finally(() => {
      underWay = null;
    });
    return underWay;
  };

  return { get: () => acquire(null), replace: acquire };
}

async function fetchToken(
  { appId, secret, transport, now }: AccessTokenOptions,
  mode: 'normal' | 'forced',
): Promise<{ outcome: 'ok'; token: SharedToken } | WechatFailed> {
  const askedAt = now();
  const answer = await transport({
    method: 'POST',
    path: '/cgi-bin/stable_token',
    query: {},
    body: {
      grant_type: 'client_credential',
      appid: appId,
      secret,
      force_refresh: mode === 'forced',
    },
  });
  if (answer.outcome === 'failed') return answer;
  if (answer.outcome === 'unknown') return noToken(`stable_token: ${answer.cause}`);
  const parsed = parseAnswer(answer, tokenSchema);
  if (parsed.outcome === 'malformed') return badAnswer('stable_token answered no token');
  if (parsed.outcome === 'errcode') return failureOf(parsed.errcode, parsed.message, [secret]);
  const { access_token: accessToken, expires_in: seconds } = parsed.value;
  return { outcome: 'ok', token: { accessToken, expiresAt: askedAt + seconds * 1000 } };
}

function noToken(message: string): WechatFailed {
  return { outcome: 'failed', code: 'no_token', retryable: true, message };
}

async function readStore({ tokenStore, logger }: AccessTokenOptions): Promise<SharedToken | null> {
  try {
    return await tokenStore.read();
  } catch (error) {
    logger.warn({ reason: nameOf(error) }, 'cannot read the shared access token, asking WeChat');
    return null;
  }
}

async function writeStore(
  { tokenStore, logger }: AccessTokenOptions,
  token: SharedToken,
): Promise<void> {
  try {
    await tokenStore.write(token);
  } catch (error) {
    logger.warn({ reason: nameOf(error) }, 'cannot share the access token');
  }
}

/** The kind of error only: a driver's message may quote the document it could not write. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
