import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import * as z from 'zod/mini';
import { readBody } from './readBody';
import { SIMULATOR_SMS } from './simulatorAccount';
import type { SimulatorState } from './simulatorState';

const KEPT = 500;
const LARGEST_BODY_BYTES = 64 * 1024;
const CLOCK_SKEW_SECONDS = 300;
const APART_MS = 30_000;

/** A refusal in the words of Tencent Cloud: for the whole call, or for the one number. */
class SmsRefusal extends Error {
  constructor(
    readonly code: string,
    readonly scope: 'call' | 'number' = 'call',
  ) {
    super(code);
  }
}

const bodySchema = z.object({
  PhoneNumberSet: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string(),
  TemplateParamSet: z._default(z.array(z.string()), []),
});

/** 短信 SendSms of Tencent Cloud: `POST /` with X-TC-Action, its signature (TC3-HMAC-SHA256) held to the letter. */
export function createSmsRoute(state: SimulatorState): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/' || ctx.method !== 'POST') return next();
    const text = (await readBody(ctx.req, LARGEST_BODY_BYTES)) ?? '';
    const RequestId = randomUUID();
    try {
      assertSigned(ctx, text, state.now());
      const SerialNo = send(state, text);
      ctx.body = {
        Response: { SendStatusSet: [status('Ok', 'send success', SerialNo)], RequestId },
      };
    } catch (error) {
      if (!(error instanceof SmsRefusal)) throw error;
      const { code, scope } = error;
      ctx.body =
        scope === 'number'
          ? { Response: { SendStatusSet: [status(code, code, '')], RequestId } }
          : { Response: { Error: { Code: code, Message: code }, RequestId } };
    }
  };
}

const status = (Code: string, Message: string, SerialNo: string) => ({
  SerialNo,
  Fee: Code === 'Ok' ? 1 : 0,
  SessionContext: '',
  Code,
  Message,
  IsoCode: 'CN',
});

/** 签名方法 v3. Its own reading of the documentation: it shares no code with who signs. */
function assertSigned(ctx: Context, body: string, now: number): void {
  if (ctx.get('x-tc-action') !== 'SendSms' || ctx.get('x-tc-version') !== '2021-01-11')
    throw new SmsRefusal('InvalidAction');
  const timestamp = Number(ctx.get('x-tc-timestamp'));
  if (!(Math.abs(now / 1000 - timestamp) <= CLOCK_SKEW_SECONDS))
    throw new SmsRefusal('AuthFailure.SignatureExpire');
  const form =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/sms\/tc3_request, SignedHeaders=([a-z;-]+), Signature=([0-9a-f]{64})$/;
  const [, secretId, date = '', headers = '', signature] =
    form.exec(ctx.get('authorization')) ?? [];
  if (secretId !== SIMULATOR_SMS.secretId) throw new SmsRefusal('AuthFailure.SecretIdNotFound');
  const names = headers.split(';');
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  if (date !== day || !names.includes('content-type') || !names.includes('host'))
    throw new SmsRefusal('AuthFailure.SignatureFailure');
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const lines = names.map((name) => `${name}:${ctx.get(name).trim().toLowerCase()}\n`).join('');
  const canonical = `POST\n/\n\n${lines}\n${headers}\n${hash(body)}`;
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${hash(canonical)}`;
  const key = mac(mac(mac(`TC3${SIMULATOR_SMS.secretKey}`, date), 'sms'), 'tc3_request');
  if (mac(key, toSign).toString('hex') !== signature)
    throw new SmsRefusal('AuthFailure.SignatureFailure');
}

function send(state: SimulatorState, text: string): string {
  const body = bodySchema.safeParse(parse(text)).data;
  if (!body) throw new SmsRefusal('InvalidParameter');
  if (body.SmsSdkAppId !== SIMULATOR_SMS.appId)
    throw new SmsRefusal('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
  if (body.SignName !== SIMULATOR_SMS.signName)
    throw new SmsRefusal('FailedOperation.SignatureIncorrectOrUnapproved');
  const template = Object.values(SIMULATOR_SMS.templates).find(({ id }) => id === body.TemplateId);
  if (!template) throw new SmsRefusal('FailedOperation.TemplateIncorrectOrUnapproved');
  const wanted = new Set(template.text.match(/\{\d+\}/g)).size;
  if (body.TemplateParamSet.length !== wanted)
    throw new SmsRefusal('FailedOperation.TemplateParamSetNotMatchApprovedTemplate');
  const phone = /^\+86(1[3-9]\d{9})$/.exec(body.PhoneNumberSet[0] ?? '')?.[1];
  if (!phone) throw new SmsRefusal('InvalidParameterValue.IncorrectPhoneNumber', 'number');
  const last = state.shortMessages.findLast((message) => message.phone === phone);
  if (last && state.now() - last.receivedAt < APART_MS)
    throw new SmsRefusal('LimitExceeded.PhoneNumberThirtySecondLimit', 'number');
  const words = body.TemplateParamSet.reduce(
    (filled, value, index) => filled.replaceAll(`{${index + 1}}`, value),
    template.text as string,
  );
  const id = `${state.now()}:${randomUUID().slice(0, 8)}`;
  const message = {
    id,
    phone,
    text: `【${SIMULATOR_SMS.signName}】${words}`,
    receivedAt: state.now(),
  };
  state.shortMessages = [...state.shortMessages, message].slice(-KEPT);
  state.changed();
  return id;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
