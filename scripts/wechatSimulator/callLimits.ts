import { PlatformError } from './platformError';
import type { SimulatorState } from './simulatorState';

const MINUTE_MS = 60_000;

/**
 * Counts one call under `key` and refuses with `errcode` when there were more than `perMinute` in
 * the last sixty seconds. Refused calls are not counted.
 *
 * @throws PlatformError
 */
export function countCall(
  state: SimulatorState,
  key: string,
  perMinute: number,
  errcode: number,
): void {
  const since = state.now() - MINUTE_MS;
  const calls = (state.recentCalls.get(key) ?? []).filter((at) => at > since);
  if (calls.length >= perMinute) throw new PlatformError(errcode);
  calls.push(state.now());
  state.recentCalls.set(key, calls);
}
