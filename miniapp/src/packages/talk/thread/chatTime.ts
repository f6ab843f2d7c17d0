import { exactTime, shanghaiDaysBetween } from '../../../clock/exactTime';

const PAUSE_MS = 5 * 60_000;

/** "14:05", "昨天 14:05", "5月6日 14:05". `time` is ISO 8601. */
export function chatTime(time: string, now: Date = new Date()): string {
  const exact = exactTime(time, now);
  const days = shanghaiDaysBetween(new Date(time), now);
  if (days === 0) return exact.slice(-5);
  return days === 1 ? `昨天 ${exact.slice(-5)}` : exact;
}

/** Whether so long was nothing said that the time is shown anew. */
export const needsTime = (time: string, before: string | undefined): boolean =>
  before === undefined || new Date(time).getTime() - new Date(before).getTime() > PAUSE_MS;
