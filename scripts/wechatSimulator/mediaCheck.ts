import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { PlatformError } from './platformError';
import { encryptPush, signParts } from './pushCrypto';
import { SIMULATOR_APP_ID, SIMULATOR_USER_NAME } from './simulatorAccount';
import type { SimulatorState } from './simulatorState';
import { assertActive, assertScene, newTraceId, type Suggest } from './textCheck';

const LARGEST_MEDIA_BYTES = 10 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;
const LABELS: Record<Suggest, number> = { pass: 100, review: 20012, risky: 20002 };

/** Where and how results are pushed: the 消息推送 settings of the account. */
export interface PushSettings {
  url: string | null;
  token: string;
  encodingAesKey: string;
  delayMs: number;
}

const bodySchema = z.object({
  media_url: z.optional(z.string()),
  media_type: z.optional(z.number()),
  version: z.optional(z.number()),
  scene: z.optional(z.number()),
  openid: z.optional(z.string()),
});

/** Checks pictures and sound in the background and pushes what came out. */
export interface MediaChecker {
  /** @throws PlatformError 40097 arguments, 40129 scene, 40003 and 61010 openid */
  accept(state: SimulatorState, body: unknown): { trace_id: string };
  /** The next `times` checks come out as `suggest`; without this everything passes. */
  decideNext(suggest: Suggest, times: number): void;
  settings: PushSettings;
  /** Waits for no one: drops what is still to be pushed. */
  close(): void;
}

/**
 * 多媒体内容安全识别 (mediaCheckAsync, POST /wxa/media_check_async, version 2): accepted at once, the
 * picture is then fetched (at most 10 MB) and the result pushed as a `wxa_media_check` event, in
 * 安全模式 and JSON, up to three times until the receiver answers `success` within five seconds.
 * What cannot be fetched is pushed with errcode -1008.
 */
export function createMediaChecker(settings: PushSettings): MediaChecker {
  const decided: Suggest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const stop = new AbortController();

  const check = async (now: () => number, openid: string, url: string, traceId: string) => {
    const suggest = decided.shift() ?? 'pass';
    const fetched = await canFetch(url, stop.signal);
    const event = {
      ToUserName: SIMULATOR_USER_NAME,
      FromUserName: openid,
      CreateTime: Math.floor(now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: SIMULATOR_APP_ID,
      trace_id: traceId,
      version: 2,
      ...(fetched ? verdict(suggest) : { detail: [], errcode: -1008, errmsg: '下载错误' }),
    };
    await push(settings, openid, event, now, stop.signal);
  };

  return {
    settings,
    accept(state, body) {
      const parsed = bodySchema.safeParse(body);
      if (!parsed.success) throw new PlatformError(47001);
      const { media_url: url = '', media_type: type, version, scene, openid } = parsed.data;
      if (version !== 2 || (type !== 1 && type !== 2) || !/^https?:\/\//.test(url)) {
        throw new PlatformError(40097);
      }
      assertScene(scene);
      assertActive(state, openid);
      const traceId = newTraceId(state.now());
      const timer = setTimeout(() => {
        timers.delete(timer);
        check(state.now, openid ?? '', url, traceId).catch((error: unknown) => {
          if (!stop.signal.aborted) console.error(`media check ${traceId}:`, error);
        });
      }, settings.delayMs);
      timers.add(timer);
      return { trace_id: traceId };
    },
    decideNext(suggest, times) {
      for (let left = times; left > 0; left -= 1) decided.push(suggest);
    },
    close() {
      stop.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function verdict(suggest: Suggest): Record<string, unknown> {
  const label = LABELS[suggest];
  return {
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
  };
}

async function canFetch(url: string, stop: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) return false;
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_MEDIA_BYTES) return false;
    }
    return bytes > 0;
  } catch {
    return false; // whatever went wrong, for WeChat it is a picture that cannot be had
  }
}

async function push(
  { url, token, encodingAesKey }: PushSettings,
  openid: string,
  event: Record<string, unknown>,
  now: () => number,
  stop: AbortSignal,
): Promise<void> {
  if (url === null) return;
  const encrypted = encryptPush(JSON.stringify(event), encodingAesKey, SIMULATOR_APP_ID);
  for (let attempt = 0; attempt < ATTEMPTS && !stop.aborted; attempt += 1) {
    const timestamp = String(Math.floor(now() / 1000));
    const nonce = String(randomBytes(4).readUInt32BE());
    const target = new URL(url);
    target.search = new URLSearchParams({
      signature: signParts(token, timestamp, nonce),
      timestamp,
      nonce,
      openid,
      encrypt_type: 'aes',
      msg_signature: signParts(token, timestamp, nonce, encrypted),
    }).toString();
    const body = JSON.stringify({ ToUserName: SIMULATOR_USER_NAME, Encrypt: encrypted });
    if (await delivered(target, body, stop)) return;
  }
}

async function delivered(target: URL, body: string, stop: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    const answer = (await response.text()).trim();
    return response.ok && (answer === 'success' || answer === '');
  } catch {
    return false; // not reachable or too slow: WeChat tries again
  }
}
