import { request as undiciRequest } from 'undici';
import type { WechatFailed, WechatTrouble } from './wechatTypes';

/** The part of a pino logger that is used here. */
export interface WechatLogger {
  warn(fields: Record<string, unknown>, message: string): void;
}

/** One HTTP call. `query` may hold secrets: it is never logged nor put into an error. */
export interface WechatRequest {
  method: 'GET' | 'POST';
  path: string;
  query: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
  /** A body that is sent to the letter, as it was signed; with its own headers. */
  signed?: { readonly text: string; readonly headers: Readonly<Record<string, string>> };
}

/** An answer that arrived whole. */
export interface WechatAnswer {
  outcome: 'answered';
  contentType: string;
  bytes: Buffer;
}

export interface TransportOptions {
  /** `https://api.weixin.qq.com`, or the simulator. */
  baseUrl: string;
  timeoutMs: number;
  /** undici's own: a quarter of what `fetch` costs, and a report sent from WeChat waits for it. */
  request?: typeof undiciRequest | undefined;
  logger: WechatLogger;
  /** Who is called, for the log; WeChat where nothing is said. */
  name?: string;
}

export type WechatTransport = (request: WechatRequest) => Promise<WechatAnswer | WechatTrouble>;

/** Failures that happen before a byte of the request is written. */
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Sends requests to WeChat's interface and tells apart what surely did not happen from what may
 * have. Never throws for anything the network or the other side does.
 */
export function createWechatTransport(options: TransportOptions): WechatTransport {
  const { name = 'WeChat', request = undiciRequest } = options;
  return async ({ method, path, query, body, signed }) => {
    const url = new URL(`${options.baseUrl.replace(/\/+$/, '')}${path}`);
    url.search = new URLSearchParams(query).toString();
    const signal = AbortSignal.timeout(options.timeoutMs);
    try {
      // The address carries the token: no redirection is followed.
      const {
        statusCode,
        headers,
        body: content,
      } = await request(url, {
        method,
        signal,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        ...(signed && { headers: signed.headers, body: signed.text }),
      });
      const bytes = Buffer.from(await content.arrayBuffer());
      if (statusCode >= 200 && statusCode < 300)
        return { outcome: 'answered', contentType: String(headers['content-type'] ?? ''), bytes };
      options.logger.warn({ path, status: statusCode }, `${name} answered an HTTP error`);
      return statusCode >= 500
        ? { outcome: 'unknown', cause: 'server_error' }
        : badAnswer(`HTTP ${statusCode}`);
    } catch (error) {
      const reason = reasonOf(error);
      options.logger.warn({ path, reason }, `${name} did not answer`);
      if (NOTHING_SENT.has(reason)) return unreachable(reason);
      return { outcome: 'unknown', cause: signal.aborted ? 'timeout' : 'connection' };
    }
  };
}

/** What answered is not what WeChat documents. Trying again without a change is pointless. */
export function badAnswer(message: string): WechatFailed {
  return { outcome: 'failed', code: 'bad_answer', retryable: false, message };
}

function unreachable(message: string): WechatFailed {
  return { outcome: 'failed', code: 'unreachable', retryable: true, message };
}

/** The error code at the bottom of what failed; messages may name an address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0]) return reasonOf(error.errors[0]);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.name;
}
