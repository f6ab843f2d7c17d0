import * as z from 'zod/mini';
import { createWechatTransport, type WechatLogger } from '../wechat/wechatTransport';
import type { WechatTrouble } from '../wechat/wechatTypes';

/** `markdown` ≤ 4,096 bytes of UTF-8, `text` ≤ 2,048 (消息类型及数据格式). */
export interface RobotMessage {
  readonly type: 'markdown' | 'text';
  readonly content: string;
}

/** refused: 93000, the address names no robot (any more). */
export type RobotResult =
  | { outcome: 'sent' }
  | { outcome: 'refused'; code: number }
  | WechatTrouble;

/** 企业微信群机器人: posts into the staff group that a robot was added to. */
export interface RobotClient {
  /** Sends once; never tried again by itself after it may have arrived. @param key of the webhook: a secret */
  send(key: string, message: RobotMessage): Promise<RobotResult>;
}

export interface RobotClientOptions {
  /** `https://qyapi.weixin.qq.com`, or the simulator. */
  readonly baseUrl: string;
  readonly logger: WechatLogger;
  /** 5000 when not given. */
  readonly timeoutMs?: number;
}

const INVALID_WEBHOOK = 93000;
/** Busy, or more than a robot may in a minute. */
const PASSING: readonly number[] = [-1, 45009];

const answerSchema = z.object({ errcode: z.number(), errmsg: z.optional(z.string()) });

/** The client for `POST /cgi-bin/webhook/send` (developer.work.weixin.qq.com/document/path/91770). */
export function createRobotClient(options: RobotClientOptions): RobotClient {
  const transport = createWechatTransport({
    baseUrl: options.baseUrl,
    timeoutMs: options.timeoutMs ?? 5000,
    logger: options.logger,
    name: 'WeCom',
  });
  return {
    async send(key, { type, content }) {
      const answer = await transport({
        method: 'POST',
        path: '/cgi-bin/webhook/send',
        query: { key },
        body: { msgtype: type, [type]: { content } },
      });
      if (answer.outcome !== 'answered') return answer;
      const parsed = answerSchema.safeParse(parseJson(answer.bytes));
      // What answered may have passed it on: better lost than twice.
      if (!parsed.success) return { outcome: 'unknown', cause: 'server_error' };
      const { errcode: code, errmsg = '' } = parsed.data;
      if (code === 0) return { outcome: 'sent' };
      if (code === INVALID_WEBHOOK) return { outcome: 'refused', code };
      const message = errmsg.replaceAll(key, '***');
      return { outcome: 'failed', code, retryable: PASSING.includes(code), message };
    },
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
