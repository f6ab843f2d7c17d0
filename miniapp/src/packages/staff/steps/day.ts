import { shanghaiDay } from '../../../clock/exactTime';

const DAY_MS = 86_400_000;

/** '2026-11-30' and 3 → '2026-12-03' */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day after an instant's in Asia/Shanghai, and never before tomorrow. `after` is ISO 8601. */
export function firstDay(after: string | null, now = new Date()): string {
  const from = Math.max(now.getTime(), after === null ? 0 : Date.parse(after));
  return addDays(shanghaiDay(new Date(from)), 1);
}

/** When the offices close on a day, and when they open: ISO 8601. */
export const endOfDay = (day: string): string => `${day}T18:00:00+08:00`;
export const startOfDay = (day: string): string => `${day}T08:00:00+08:00`;
