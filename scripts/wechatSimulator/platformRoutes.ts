import { randomBytes } from 'node:crypto';
import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { checkToken, stableToken } from './accessTokens';
import { countCall } from './callLimits';
import { drawCode } from './codeImage';
import type { MediaChecker } from './mediaCheck';
import { PlatformError } from './platformError';
import { readBody } from './readBody';
import { receiveRobotMessage } from './robotMessages';
import { SIMULATOR_APP_ID, SIMULATOR_SECRET } from './simulatorAccount';
import { noteUse, type SimulatorState } from './simulatorState';
import { sendSubscribeMessage } from './subscribeMessages';
import { checkText } from './textCheck';

const LARGEST_BODY_BYTES = 64 * 1024;
const OK = { errcode: 0, errmsg: 'ok' };

/** Answers a PlatformError as WeChat does: HTTP 200 and `{errcode, errmsg}` with a request id. */
export const answerPlatformErrors: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const rid = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
    ctx.status = 200;
    ctx.body = { errcode: error.errcode, errmsg: `${error.message} rid: ${rid}` };
  }
};

/** The part of api.weixin.qq.com a mini-program's server uses. */
export function createPlatformRouter(state: SimulatorState, media: MediaChecker): Router {
  const router = new Router();

  router.get('/sns/jscode2session', (ctx) => {
    ctx.body = codeToSession(state, ctx.query);
  });

  router.post('/cgi-bin/stable_token', async (ctx) => {
    const body = await readJson(ctx);
    if (body.grant_type !== 'client_credential') throw new PlatformError(40002);
    assertAccount(body.appid, body.secret);
    countCall(state, 'stable_token', 10_000, 45011);
    ctx.body = stableToken(state, body.force_refresh === true);
  });

  router.post('/wxa/business/getuserphonenumber', async (ctx) => {
    const body = await readCall(ctx, state);
    ctx.body = { ...OK, phone_info: phoneOf(state, body.code) };
  });

  router.post('/cgi-bin/message/subscribe/send', async (ctx) => {
    const msgId = sendSubscribeMessage(state, await readCall(ctx, state));
    // Written by hand: the id has more digits than a JavaScript number keeps.
    ctx.type = 'application/json';
    ctx.body = `{"errcode":0,"errmsg":"ok","msgid":${msgId}}`;
  });

  router.post('/wxa/msg_sec_check', async (ctx) => {
    const body = await readCall(ctx, state);
    countCall(state, 'msg_sec_check', 4000, 45009);
    ctx.body = { ...OK, ...checkText(state, body) };
  });

  router.post('/wxa/media_check_async', async (ctx) => {
    const body = await readCall(ctx, state);
    countCall(state, 'media_check_async', 2000, 45009);
    ctx.body = { ...OK, ...media.accept(state, body) };
  });

  router.post('/wxa/getwxacodeunlimit', async (ctx) => {
    const body = await readCall(ctx, state);
    countCall(state, 'getwxacodeunlimit', 5000, 45009);
    const image = await drawCode(body, state.pages);
    ctx.type = image.contentType;
    ctx.body = image.bytes;
  });

  router.post('/cgi-bin/webhook/send', async (ctx) => {
    receiveRobotMessage(state, ctx.query.key, await readJson(ctx));
    ctx.body = OK;
  });

  for (const { path } of router.stack.filter(({ methods }) => methods.includes('POST'))) {
    router.get(path, () => {
      throw new PlatformError(43002);
    });
  }
  return router;
}

/** 小程序登录 (code2Session). A code over the per-user limit is not used up. */
function codeToSession(state: SimulatorState, query: Context['query']): Record<string, string> {
  assertAccount(query.appid, query.secret);
  const code = query.js_code;
  if (typeof code !== 'string' || code === '') throw new PlatformError(41008);
  if (query.grant_type !== 'authorization_code') throw new PlatformError(40002);

  const found = state.loginCodes.inspect(code);
  if (found.openid !== null) countCall(state, `login ${found.openid}`, 100, 45011);
  if (found.state === 'used') throw new PlatformError(40163);
  if (found.state !== 'good' || found.openid === null) throw new PlatformError(40029);
  state.loginCodes.use(code);
  noteUse(state, found.openid);
  return { session_key: randomBytes(16).toString('base64'), openid: found.openid };
}

/** 获取手机号 (getPhoneNumber). */
function phoneOf(state: SimulatorState, code: unknown): Record<string, unknown> {
  const found = typeof code === 'string' ? state.phoneCodes.inspect(code) : null;
  const person = found?.state === 'good' && state.people.get(found.openid ?? '');
  if (typeof code !== 'string' || !person) throw new PlatformError(40029);
  state.phoneCodes.use(code);
  return {
    phoneNumber: person.phone,
    purePhoneNumber: person.phone,
    countryCode: '86',
    watermark: { timestamp: Math.floor(state.now() / 1000), appid: SIMULATOR_APP_ID },
  };
}

function assertAccount(appId: unknown, secret: unknown): void {
  if (!appId) throw new PlatformError(41002);
  if (appId !== SIMULATOR_APP_ID) throw new PlatformError(40013);
  if (!secret) throw new PlatformError(41004);
  if (secret !== SIMULATOR_SECRET) throw new PlatformError(40125);
}

async function readCall(ctx: Context, state: SimulatorState): Promise<Record<string, unknown>> {
  const token = ctx.query.access_token;
  checkToken(state, typeof token === 'string' ? token : undefined);
  return readJson(ctx);
}

async function readJson(ctx: Context): Promise<Record<string, unknown>> {
  const text = await readBody(ctx.req, LARGEST_BODY_BYTES);
  if (text === null) throw new PlatformError(45002);
  if (text === '') throw new PlatformError(44002);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // answered below like any other body that is no JSON object
  }
  throw new PlatformError(47001);
}
