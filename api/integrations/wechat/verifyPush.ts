import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** 消息推送 settings of a mini-program (mp.weixin.qq.com: 安全模式, 数据格式 JSON). */
export interface PushCredentials {
  token: string;
  /** 43 characters. */
  encodingAesKey: string;
  appId: string;
}

/** What a callback carries: the parameters of its address, and its body as text. */
export interface PushRequest {
  query: Readonly<Record<string, unknown>>;
  body: string;
}

export type PushRejection =
  /** Parameters or body are not a pushed message's. */
  | 'malformed'
  /** Not signed with our token. */
  | 'bad_signature'
  /** Older, or further ahead, than five minutes. */
  | 'stale'
  /** Signed, but not decipherable with our key. */
  | 'bad_cipher'
  /** Meant for another mini-program. */
  | 'wrong_app';

export type VerifiedPush =
  | { outcome: 'verified'; message: unknown }
  | { outcome: 'rejected'; reason: PushRejection };

/** How far a callback's timestamp may be from now. WeChat repeats within seconds. */
const REPLAY_WINDOW_MS = 5 * 60_000;
const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

const parameter = z.string().check(z.minLength(1), z.maxLength(200));
const querySchema = z.object({
  timestamp: z.string().check(z.regex(/^\d{1,12}$/)),
  nonce: parameter,
  msg_signature: parameter,
  encrypt_type: z.literal('aes'),
});
const challengeSchema = z.object({
  signature: parameter,
  timestamp: parameter,
  nonce: parameter,
  echostr: parameter,
});
const bodySchema = z.object({ Encrypt: z.string().check(z.minLength(1)) });

/**
 * Verifies and deciphers a pushed message (消息推送, 安全模式). The same message may come up to three
 * times, and again within the window: whoever acts on it must do so once (by trace id).
 *
 * @param now milliseconds since the epoch
 */
export function verifyPush(
  { query, body }: PushRequest,
  credentials: PushCredentials,
  now: number,
): VerifiedPush {
  const parameters = querySchema.safeParse(query);
  const envelope = bodySchema.safeParse(parseJson(body));
  if (!parameters.success || !envelope.success) return rejected('malformed');

  const { timestamp, nonce, msg_signature: signature } = parameters.data;
  const encrypted = envelope.data.Encrypt;
  const expected = sign(credentials.token, timestamp, nonce, encrypted);
  if (!sameText(expected, signature)) return rejected('bad_signature');
  if (Math.abs(now - Number(timestamp) * 1000) > REPLAY_WINDOW_MS) return rejected('stale');

  const plain = decipher(encrypted, credentials.encodingAesKey);
  if (!plain) return rejected('bad_cipher');
  if (!sameText(plain.appId, credentials.appId)) return rejected('wrong_app');
  const message = parseJson(plain.message);
  return message === undefined ? rejected('malformed') : { outcome: 'verified', message };
}

/**
 * Answers the GET by which mp.weixin.qq.com tests a callback address (发起验证).
 *
 * @returns the `echostr` to send back, or null when the request is not WeChat's
 */
export function answerPushChallenge(
  query: Readonly<Record<string, unknown>>,
  token: string,
): string | null {
  const parameters = challengeSchema.safeParse(query);
  if (!parameters.success) return null;
  const { signature, timestamp, nonce, echostr } = parameters.data;
  return sameText(sign(token, timestamp, nonce), signature) ? echostr : null;
}

function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

/** Compares in a time that does not tell where two texts differ. */
function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** random(16) + length(4, big endian) + message + appid, PKCS#7 to 32 bytes, AES-256-CBC, base64. */
function decipher(
  encrypted: string,
  encodingAesKey: string,
): { message: string; appId: string } | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const cipher = Buffer.from(encrypted, 'base64');
  if (key.length !== 32 || cipher.length === 0 || cipher.length % 16 !== 0) return null;
  const decipherer = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipherer.setAutoPadding(false); // Node pads to 16 bytes, WeChat to 32
  const padded = Buffer.concat([decipherer.update(cipher), decipherer.final()]);

  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK_BYTES || padding > padded.length) return null;
  const plain = padded.subarray(RANDOM_BYTES, padded.length - padding);
  if (plain.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + plain.readUInt32BE(0);
  if (end > plain.length) return null;
  return {
    message: plain.subarray(LENGTH_BYTES, end).toString('utf8'),
    appId: plain.subarray(end).toString('utf8'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rejected(reason: PushRejection): VerifiedPush {
  return { outcome: 'rejected', reason };
}
