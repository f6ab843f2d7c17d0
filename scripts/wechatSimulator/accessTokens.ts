import { randomBytes } from 'node:crypto';
import { PlatformError } from './platformError';
import type { AccessToken, SimulatorState } from './simulatorState';

const LIFETIME_MS = 7200_000;
const HANDOVER_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;
const FORCED_PER_DAY = 20;
const DAY_MS = 24 * 3600_000;
const SHANGHAI_OFFSET_MS = 8 * 3600_000;

/**
 * 获取稳定版接口调用凭据 (getStableAccessToken):
 * - normal mode gives the same token while it is good for more than five minutes; in its last five
 *   minutes it gives a new one and both work;
 * - forced mode makes the former token invalid and gives a new one, 20 times a day (45009); asked
 *   again within 30 seconds it does not refresh and gives the same.
 *
 * @returns the token and the seconds it still has (300 to 7200)
 * @throws PlatformError 45009
 */
export function stableToken(
  state: SimulatorState,
  forced: boolean,
): { access_token: string; expires_in: number } {
  const token = forced ? forcedToken(state) : normalToken(state);
  return {
    access_token: token.value,
    expires_in: Math.ceil((token.expiresAt - state.now()) / 1000),
  };
}

function normalToken(state: SimulatorState): AccessToken {
  const current = state.tokens.at(-1);
  if (current && current.expiresAt - state.now() >= HANDOVER_MS) return current;
  return mint(state);
}

function forcedToken(state: SimulatorState): AccessToken {
  const now = state.now();
  const current = state.tokens.at(-1);
  const last = state.forcedRefreshes.at(-1);
  if (current && last !== undefined && now - last < FORCED_APART_MS) return current;

  const today = shanghaiDay(now);
  state.forcedRefreshes = state.forcedRefreshes.filter((at) => shanghaiDay(at) === today);
  if (state.forcedRefreshes.length >= FORCED_PER_DAY) throw new PlatformError(45009);
  state.forcedRefreshes.push(now);
  for (const token of state.tokens) token.revoked = true;
  return mint(state);
}

function mint(state: SimulatorState): AccessToken {
  const now = state.now();
  const token = {
    value: `simulated_${randomBytes(48).toString('base64url')}`,
    expiresAt: now + LIFETIME_MS,
    revoked: false,
  };
  state.tokens = [...state.tokens.filter((old) => now - old.expiresAt < DAY_MS), token];
  state.changed();
  return token;
}

/**
 * Lets a call through that carries a good token.
 *
 * @throws PlatformError 41001 missing, 42001 expired, 40001 unknown or replaced
 */
export function checkToken(state: SimulatorState, value: string | undefined): void {
  if (!value) throw new PlatformError(41001);
  const token = state.tokens.find((candidate) => candidate.value === value);
  if (!token || token.revoked) throw new PlatformError(40001);
  if (token.expiresAt <= state.now()) throw new PlatformError(42001);
}

/** How a test or a demonstration spoils the current token. */
export type TokenFault =
  /** Another system forced a refresh: the old one is refused, normal mode gives a new one. */
  | 'replace'
  /** Its time is over. */
  | 'expire'
  /** Refused, yet still what normal mode gives: only a forced refresh cures it. */
  | 'refuse';

/** Spoils the current token; does nothing when none was given out yet. */
export function spoilToken(state: SimulatorState, fault: TokenFault): void {
  const current = state.tokens.at(-1);
  if (!current) return;
  if (fault === 'expire') current.expiresAt = state.now();
  else current.revoked = true;
  if (fault === 'replace') mint(state);
  state.changed();
}

function shanghaiDay(at: number): number {
  return Math.floor((at + SHANGHAI_OFFSET_MS) / DAY_MS);
}
