import type { request } from 'undici';
import * as z from 'zod/mini';
import { createAccessTokenSource } from './accessTokenSource';
import { createCaller, type WechatCaller } from './callWechat';
import { piecesOf, worseOf } from './textPieces';
import type { WechatTokenStore } from './tokenStore';
import { createWechatTransport, type WechatLogger } from './wechatTransport';
import type {
  CodeResult,
  CodeToDraw,
  MediaResult,
  MediaToCheck,
  PhoneResult,
  SendResult,
  SessionResult,
  SubscribeMessage,
  TextChecked,
  TextResult,
  TextToCheck,
  WechatClient,
} from './wechatTypes';

/** One county's mini-program. */
export interface WechatClientOptions {
  /** `https://api.weixin.qq.com`, or the simulator's address. */
  baseUrl: string;
  appId: string;
  secret: string;
  tokenStore: WechatTokenStore;
  logger: WechatLogger;
  request?: typeof request;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** For each HTTP call; 5000 when not given. */
  timeoutMs?: number;
}

const sessionSchema = z.object({
  openid: z.string().check(z.minLength(1)),
  session_key: z.string().check(z.minLength(1)),
  unionid: z.optional(z.string()),
});
const phoneSchema = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().check(z.minLength(1)),
    countryCode: z.union([z.string(), z.number()]), // the page says string, its example a number
  }),
});
const textSchema = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number() }),
  trace_id: z.string(),
});
const mediaSchema = z.object({ trace_id: z.string().check(z.minLength(1)) });
const sentSchema = z.object({ errcode: z.number() });

/**
 * The client for WeChat's server interface. Every answer is a typed result; nothing the network
 * or WeChat does is thrown. A refused access token is replaced once and the call made once more.
 */
export function createWechatClient(options: WechatClientOptions): WechatClient {
  const { appId, secret, tokenStore, logger, now = Date.now } = options;
  const transport = createWechatTransport({
    baseUrl: options.baseUrl,
    timeoutMs: options.timeoutMs ?? 5000,
    request: options.request,
    logger,
  });
  const tokens = createAccessTokenSource({ appId, secret, tokenStore, transport, logger, now });
  const caller = createCaller({ transport, tokens, logger, secret });
  return {
    codeToSession: (code) => codeToSession(caller, { appId, secret }, code),
    phoneNumber: (code) => phoneNumber(caller, code),
    sendSubscribeMessage: (message) => sendSubscribeMessage(caller, message),
    checkText: (text) => checkText(caller, text),
    checkMedia: (media) => checkMedia(caller, media),
    getUnlimitedCode: (code) => getUnlimitedCode(caller, code),
  };
}

async function codeToSession(
  caller: WechatCaller,
  account: { appId: string; secret: string },
  code: string,
): Promise<SessionResult> {
  const answer = await caller.get('/sns/jscode2session', sessionSchema, {
    query: {
      appid: account.appId,
      secret: account.secret,
      js_code: code,
      grant_type: 'authorization_code',
    },
    refusals: [40029, 40163, 40226],
  });
  if (answer.outcome !== 'value') return answer;
  const { openid, session_key: sessionKey, unionid = null } = answer.value;
  return { outcome: 'ok', openid, sessionKey, unionid };
}

async function phoneNumber(caller: WechatCaller, code: string): Promise<PhoneResult> {
  const answer = await caller.post('/wxa/business/getuserphonenumber', phoneSchema, {
    body: { code },
    refusals: [40029],
  });
  if (answer.outcome !== 'value') return answer;
  const { purePhoneNumber, countryCode } = answer.value.phone_info;
  return { outcome: 'ok', phoneNumber: purePhoneNumber, countryCode: String(countryCode) };
}

async function sendSubscribeMessage(
  caller: WechatCaller,
  message: SubscribeMessage,
): Promise<SendResult> {
  const answer = await caller.post('/cgi-bin/message/subscribe/send', sentSchema, {
    body: {
      touser: message.openid,
      template_id: message.templateId,
      ...(message.page !== undefined && { page: message.page }),
      data: Object.fromEntries(
        Object.entries(message.data).map(([key, value]) => [key, { value }]),
      ),
      miniprogram_state: message.miniprogramState ?? 'formal',
      lang: 'zh_CN',
    },
    refusals: [43101, 43107],
    malformed: 'unknown', // it may have been sent: better lost than twice
  });
  if (answer.outcome !== 'value') return answer;
  // From the text: the id has more digits than JSON.parse keeps.
  return { outcome: 'sent', msgId: /"msgid"\s*:\s*"?(\d+)/.exec(answer.text)?.[1] ?? null };
}

async function checkText(caller: WechatCaller, text: TextToCheck): Promise<TextResult> {
  let worst: TextChecked | null = null;
  for (const piece of piecesOf(text.content)) {
    const answer = await caller.post('/wxa/msg_sec_check', textSchema, {
      body: {
        version: 2,
        openid: text.openid,
        scene: text.scene,
        content: piece,
        ...(text.title !== undefined && { title: text.title }),
      },
      refusals: [40003, 61010],
    });
    if (answer.outcome !== 'value') return answer;
    const { result, trace_id: traceId } = answer.value;
    worst = worseOf(worst, { outcome: 'checked', ...result, traceId });
    if (worst.suggest === 'risky') return worst;
  }
  return worst ?? { outcome: 'checked', suggest: 'pass', label: 100, traceId: '' };
}

async function checkMedia(caller: WechatCaller, media: MediaToCheck): Promise<MediaResult> {
  const answer = await caller.post('/wxa/media_check_async', mediaSchema, {
    body: {
      version: 2,
      openid: media.openid,
      scene: media.scene,
      media_url: media.url,
      media_type: media.kind === 'audio' ? 1 : 2,
    },
    refusals: [40003, 61010],
  });
  if (answer.outcome !== 'value') return answer;
  return { outcome: 'accepted', traceId: answer.value.trace_id };
}

async function getUnlimitedCode(caller: WechatCaller, code: CodeToDraw): Promise<CodeResult> {
  return caller.postForImage('/wxa/getwxacodeunlimit', {
    scene: code.scene,
    ...(code.page !== undefined && { page: code.page }),
    ...(code.width !== undefined && { width: code.width }),
    check_path: code.checkPage ?? true,
    env_version: code.version ?? 'release',
  });
}
