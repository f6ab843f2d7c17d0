import type { WechatFailed } from './wechatTypes';

/** WeChat refuses the access token itself (通用错误码): worth one more call with another token. */
export const TOKEN_REFUSALS: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Busy, over a limit, or sent to the same person twice at once: later it may work as it is. */
const PASSING = new Set([-1, 43108, 45009, 45011, ...TOKEN_REFUSALS]);

/** The failure an errcode stands for. `secrets` are taken out of WeChat's words. */
export function failureOf(
  errcode: number,
  message: string,
  secrets: readonly string[],
): WechatFailed {
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message);
  return { outcome: 'failed', code: errcode, retryable: PASSING.has(errcode), message: clean };
}
