import { randomBytes } from 'node:crypto';

interface Entry {
  openid: string;
  issuedAt: number;
  used: boolean;
}

/** What a code turned out to be when somebody presents it. */
export type CodeState = 'good' | 'used' | 'expired' | 'unknown';

const LIFETIME_MS = 5 * 60_000;
const KEPT_MS = 60 * 60_000;

/**
 * Codes that work once and for five minutes: those of `wx.login` (小程序登录) and of the phone
 * button (获取手机号: 每个 code 只能使用一次，有效期为 5 min). A used code is remembered for an
 * hour, so that its second use can be told from a code that never was.
 */
export interface CodeShelf {
  issue(openid: string): string;
  /** Looks without using it up. */
  inspect(code: string): { state: CodeState; openid: string | null };
  use(code: string): void;
}

/** @param now milliseconds since the epoch */
export function createCodeShelf(now: () => number): CodeShelf {
  const entries = new Map<string, Entry>();

  const forgetOld = (): void => {
    for (const [code, entry] of entries) {
      if (now() - entry.issuedAt <= KEPT_MS) return;
      entries.delete(code);
    }
  };

  return {
    issue(openid) {
      forgetOld();
      const code = randomBytes(16).toString('hex');
      entries.set(code, { openid, issuedAt: now(), used: false });
      return code;
    },
    inspect(code) {
      const entry = entries.get(code);
      if (!entry) return { state: 'unknown', openid: null };
      if (entry.used) return { state: 'used', openid: entry.openid };
      const expired = now() - entry.issuedAt > LIFETIME_MS;
      return { state: expired ? 'expired' : 'good', openid: entry.openid };
    },
    use(code) {
      const entry = entries.get(code);
      if (entry) entry.used = true;
    },
  };
}
