const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How near a deadline is: `soon` is within two hours. */
export type Nearness = 'calm' | 'soon' | 'overdue';

/** A span in its largest whole unit, "3 小时", never "0 分钟". */
function span(milliseconds: number): string {
  if (milliseconds >= DAY_MS) return `${Math.floor(milliseconds / DAY_MS)} 天`;
  if (milliseconds >= HOUR_MS) return `${Math.floor(milliseconds / HOUR_MS)} 小时`;
  return `${Math.max(1, Math.floor(milliseconds / MINUTE_MS))} 分钟`;
}

/** "还剩 3 小时" or "已超期 1 天" for a deadline in ISO 8601. */
export function timeLeft(
  due: string,
  now: Date = new Date(),
): { words: string; nearness: Nearness } {
  const left = new Date(due).getTime() - now.getTime();
  if (left < 0) return { words: `已超期 ${span(-left)}`, nearness: 'overdue' };
  return { words: `还剩 ${span(left)}`, nearness: left < 2 * HOUR_MS ? 'soon' : 'calm' };
}
