import Taro from '@tarojs/taro';
import type { SubscribeResult } from './wechat';

export const inWechat: boolean = true;

/** A `wx.login` code, good for five minutes and one use. */
export async function wechatCode(): Promise<string> {
  const { code } = await Taro.login();
  return code;
}

/**
 * True once the person has agreed to the privacy text, asked before the first private API.
 * WeChat older than 2.32.3 has no such question: there the API itself asks.
 */
export function requirePrivacy(): Promise<boolean> {
  return new Promise((resolve) => {
    if (!Taro.canIUse('requirePrivacyAuthorize')) return resolve(true);
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });
}

const RESULTS: readonly string[] = ['accept', 'reject', 'ban', 'filter'];

/** Asks for at most three messages; must be called on a tap. Empty where nothing was asked. */
export function askToSubscribe(templateIds: readonly string[]): Promise<SubscribeResult[]> {
  const tmplIds = templateIds.slice(0, 3);
  if (tmplIds.length === 0) return Promise.resolve([]);
  return new Promise((resolve) => {
    Taro.requestSubscribeMessage({
      tmplIds,
      entityIds: [],
      success: (answer) => {
        const said = answer as unknown as Record<string, unknown>;
        resolve(
          tmplIds.flatMap((templateId) => {
            const result = said[templateId];
            return typeof result === 'string' && RESULTS.includes(result)
              ? [{ templateId, result: result as SubscribeResult['result'] }]
              : [];
          }),
        );
      },
      // 20004: messages are switched off as a whole. Not asked is not refused.
      fail: () => resolve([]),
    });
  });
}

/** What a scanned code says, or null where the person turned back. */
export function scanCode(): Promise<string | null> {
  return new Promise((resolve) => {
    Taro.scanCode({
      scanType: ['qrCode', 'barCode'],
      success: (answer) => resolve(answer.result || answer.path || null),
      fail: () => resolve(null),
    });
  });
}

/** The `scene` or `q` a code brought this page, decoded. */
export function sceneOf(parameters: Record<string, string | undefined>): string | null {
  const raw = parameters.scene ?? parameters.q;
  return raw === undefined ? null : decodeURIComponent(raw);
}
