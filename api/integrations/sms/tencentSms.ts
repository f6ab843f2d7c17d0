import * as z from 'zod/mini';
import { createWechatTransport, type WechatLogger } from '../wechat/wechatTransport';
import { signTc3, TC3_CONTENT_TYPE } from './signTc3';
import type { SmsClient, SmsResult, SmsTemplate } from './smsClient';

/** A county's application at Tencent Cloud SMS. */
export interface TencentSmsAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** `SmsSdkAppId` */
  readonly appId: string;
  /** The approved signature that stands in 【】 before each message. */
  readonly signName: string;
  readonly templates: Readonly<Record<SmsTemplate, string>>;
  readonly region?: string | undefined;
}

export interface TencentSmsOptions {
  /** `https://sms.tencentcloudapi.com`, or the simulator. */
  readonly baseUrl: string;
  readonly account: TencentSmsAccount;
  readonly logger: WechatLogger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly timeoutMs?: number;
}

const VERSION = '2021-01-11';
const ACTION = 'SendSms';

const answerSchema = z.object({
  Response: z.object({
    SendStatusSet: z.optional(
      z.array(z.object({ Code: z.string(), SerialNo: z.string(), Message: z.string() })),
    ),
    Error: z.optional(z.object({ Code: z.string(), Message: z.string() })),
  }),
});

/** Over a limit that passes within the hour. */
const PASSING: readonly string[] = [
  'RequestLimitExceeded',
  'LimitExceeded.DeliveryFrequencyLimit',
  'LimitExceeded.PhoneNumberThirtySecondLimit',
  'LimitExceeded.PhoneNumberOneHourLimit',
];

/** 短信 SendSms, version 2021-01-11 (cloud.tencent.com/document/product/382/55981), one number a call. */
export function createTencentSms(options: TencentSmsOptions): SmsClient {
  const { account, now = Date.now } = options;
  const transport = createWechatTransport({
    baseUrl: options.baseUrl,
    timeoutMs: options.timeoutMs ?? 5000,
    logger: options.logger,
    name: 'SMS',
  });
  const { host } = new URL(options.baseUrl);
  return {
    async send({ phone, template, parameters }) {
      const payload = JSON.stringify({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: account.appId,
        SignName: account.signName,
        TemplateId: account.templates[template],
        TemplateParamSet: parameters,
      });
      const timestamp = Math.floor(now() / 1000);
      const answer = await transport({
        method: 'POST',
        path: '/',
        query: {},
        signed: {
          text: payload,
          headers: {
            authorization: signTc3({
              secretId: account.secretId,
              secretKey: account.secretKey,
              service: 'sms',
              host,
              action: ACTION,
              payload,
              timestamp,
            }),
            'content-type': TC3_CONTENT_TYPE,
            'x-tc-action': ACTION,
            'x-tc-version': VERSION,
            'x-tc-timestamp': String(timestamp),
            'x-tc-region': account.region ?? 'ap-guangzhou',
          },
        },
      });
      if (answer.outcome === 'unknown') return { outcome: 'unknown', cause: answer.cause };
      if (answer.outcome === 'failed') return { ...answer, code: String(answer.code) };
      return resultOf(answer.bytes);
    },
  };
}

function resultOf(bytes: Buffer): SmsResult {
  const response = answerSchema.safeParse(parseJson(bytes)).data?.Response;
  const status = response?.SendStatusSet?.[0];
  if (status?.Code === 'Ok') return { outcome: 'sent', messageId: status.SerialNo };
  const refusal = response?.Error ?? status;
  if (!refusal) return { outcome: 'unknown', cause: 'server_error' };
  const { Code: code, Message: message } = refusal;
  // 内部错误, 发送超时: the platform cannot say what became of it.
  if (code.startsWith('InternalError')) return { outcome: 'unknown', cause: code };
  if (PASSING.includes(code)) return { outcome: 'failed', code, retryable: true, message };
  return { outcome: 'refused', code };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
