const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** "5月6日 17:30" in Asia/Shanghai. */
export function formatDayAndTime(time: Date): string {
  const local = new Date(time.getTime() + SHANGHAI_OFFSET_MS);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}
