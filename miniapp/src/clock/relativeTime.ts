import { exactTime, shanghaiDaysBetween } from './exactTime';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "刚刚", "12 分钟前", "3 小时前", "昨天 17:30", then the exact time. `time` is ISO 8601. */
export function relativeTime(time: string, now: Date = new Date()): string {
  const at = new Date(time);
  const ago = now.getTime() - at.getTime();
  if (ago < MINUTE_MS) return '刚刚';
  if (ago < HOUR_MS) return `${Math.floor(ago / MINUTE_MS)} 分钟前`;
  const days = shanghaiDaysBetween(at, now);
  if (days === 0) return `${Math.floor(ago / HOUR_MS)} 小时前`;
  if (days === 1) return `昨天 ${exactTime(time, now).slice(-5)}`;
  return exactTime(time, now);
}
