import { exactTime, shanghaiDaysBetween } from './exactTime';

/** "14:05", "昨天 14:05", "5月6日 14:05". `time` is ISO 8601. */
export function clockTime(time: string, now: Date = new Date()): string {
  const exact = exactTime(time, now);
  const days = shanghaiDaysBetween(new Date(time), now);
  if (days === 0) return exact.slice(-5);
  return days === 1 ? `昨天 ${exact.slice(-5)}` : exact;
}
