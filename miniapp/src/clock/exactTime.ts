/** Asia/Shanghai is UTC+8 all year; phones abroad and old engines without Intl show the same time. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The fields of an instant as a clock in Asia/Shanghai shows them. */
const shanghaiFields = (time: Date) => {
  const shifted = new Date(time.getTime() + SHANGHAI_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    clock: `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`,
  };
};

/** "5月6日 17:30", with the year where it is not this one. `time` is ISO 8601. */
export function exactTime(time: string, now: Date = new Date()): string {
  const at = shanghaiFields(new Date(time));
  const year = at.year === shanghaiFields(now).year ? '' : `${at.year}年`;
  return `${year}${at.month}月${at.day}日 ${at.clock}`;
}

/** The hour a clock in Asia/Shanghai shows, 0 to 23. */
export const shanghaiHour = (time: Date): number => shanghaiFields(time).hour;

/** Whole days between the Shanghai dates of two instants. */
export const shanghaiDaysBetween = (from: Date, to: Date): number => {
  const day = (time: Date) => Math.floor((time.getTime() + SHANGHAI_OFFSET_MS) / 86_400_000);
  return day(to) - day(from);
};

/** The day a calendar in Asia/Shanghai shows, 'YYYY-MM-DD'. */
export const shanghaiDay = (time: Date): string =>
  new Date(time.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
