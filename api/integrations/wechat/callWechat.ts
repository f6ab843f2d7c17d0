import * as z from 'zod/mini';
import type { AccessTokenSource } from './accessTokenSource';
import { failureOf, TOKEN_REFUSALS } from './failureOf';
import { type ParsedAnswer, parseAnswer } from './parseAnswer';
import {
  badAnswer,
  type WechatAnswer,
  type WechatLogger,
  type WechatTransport,
} from './wechatTransport';
import type { CodeDrawn, WechatRefused, WechatTrouble } from './wechatTypes';

/** How one interface is called and its answer read. */
interface CallOptions {
  /** Error codes that lie with the person or the code presented. */
  refusals: readonly number[];
  /** An answer that is no JSON of WeChat's: surely not done, or perhaps done. */
  malformed?: 'failed' | 'unknown';
}

type CallResult<T> = { outcome: 'value'; value: T; text: string } | WechatRefused | WechatTrouble;

/** Calls WeChat's interfaces and reads their answers. */
export interface WechatCaller {
  /** Without access token. */
  get<T>(
    path: string,
    schema: z.core.$ZodType<T>,
    options: CallOptions & { query: Readonly<Record<string, string>> },
  ): Promise<CallResult<T>>;
  /** With access token. */
  post<T>(
    path: string,
    schema: z.core.$ZodType<T>,
    options: CallOptions & { body: Readonly<Record<string, unknown>> },
  ): Promise<CallResult<T>>;
  /** With access token; a picture comes back, or JSON that says why not. */
  postForImage(
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<CodeDrawn | WechatTrouble>;
}

export interface CallerOptions {
  transport: WechatTransport;
  tokens: AccessTokenSource;
  logger: WechatLogger;
  secret: string;
}

const nothingMore = z.object({});

export function createCaller({ transport, tokens, logger, secret }: CallerOptions): WechatCaller {
  const read = <T>(
    path: string,
    answer: WechatAnswer | WechatTrouble,
    schema: z.core.$ZodType<T>,
    options: CallOptions,
    secrets: readonly string[],
  ): CallResult<T> => {
    if (answer.outcome !== 'answered') return answer;
    const parsed = parseAnswer(answer, schema);
    if (parsed.outcome === 'value') return parsed;
    if (parsed.outcome === 'malformed') {
      logger.warn({ path }, 'WeChat answered something else than documented');
      return options.malformed === 'unknown'
        ? { outcome: 'unknown', cause: 'server_error' }
        : badAnswer('not the documented answer');
    }
    const { errcode, message } = parsed;
    if (options.refusals.includes(errcode)) return { outcome: 'refused', code: errcode };
    const failure = failureOf(errcode, message, secrets);
    logger.warn({ path, errcode, errmsg: failure.message }, 'WeChat refused a call');
    return failure;
  };

  const withToken = async (
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<{ answer: WechatAnswer | WechatTrouble; secrets: readonly string[] }> => {
    const call = (accessToken: string) =>
      transport({ method: 'POST', path, query: { access_token: accessToken }, body });

    const first = await tokens.get();
    if (first.outcome !== 'ok') return { answer: first, secrets: [secret] };
    const answer = await call(first.accessToken);
    if (!refusesToken(answer)) return { answer, secrets: [secret, first.accessToken] };

    const second = await tokens.replace(first.accessToken);
    if (second.outcome !== 'ok') return { answer: second, secrets: [secret] };
    return {
      answer: await call(second.accessToken),
      secrets: [secret, first.accessToken, second.accessToken],
    };
  };

  return {
    async get(path, schema, options) {
      const answer = await transport({ method: 'GET', path, query: options.query });
      return read(path, answer, schema, options, [secret]);
    },
    async post(path, schema, options) {
      const { answer, secrets } = await withToken(path, options.body);
      return read(path, answer, schema, options, secrets);
    },
    async postForImage(path, body) {
      const { answer, secrets } = await withToken(path, body);
      if (answer.outcome === 'answered' && answer.contentType.startsWith('image/')) {
        return { outcome: 'ok', contentType: answer.contentType, image: answer.bytes };
      }
      const result = read(path, answer, nothingMore, { refusals: [] }, secrets);
      return result.outcome === 'failed' || result.outcome === 'unknown'
        ? result
        : badAnswer('neither a picture nor an error');
    },
  };
}

function refusesToken(answer: WechatAnswer | WechatTrouble): boolean {
  if (answer.outcome !== 'answered' || answer.contentType.startsWith('image/')) return false;
  const parsed: ParsedAnswer<unknown> = parseAnswer(answer, nothingMore);
  return parsed.outcome === 'errcode' && TOKEN_REFUSALS.has(parsed.errcode);
}
