import chineseDays from 'chinese-days';
import type { DayKind } from './schemas/calendar';

/** Says whether a day ('2026-05-06', Asia/Shanghai) is worked. */
export interface WorkCalendar {
  isWorkday(day: string): boolean;
}

/** What the State Council says of a day. */
export interface NationalDay {
  readonly workday: boolean;
  /** '春节' on a holiday and on a weekend worked instead (调休); null on every other day. */
  readonly name: string | null;
}

const known = new Map<string, NationalDay>();
/** Some 27 years: deadlines lie near each other, so this is hardly ever reached. */
const REMEMBER_DAYS = 10_000;

/**
 * A day ('2026-05-06', Asia/Shanghai) by the yearly 放假安排 of the State Council (package chinese-days, 2004 on);
 * Monday to Friday where none is published yet.
 */
export function nationalDay(day: string): NationalDay {
  const remembered = known.get(day);
  if (remembered) return remembered;
  // At noon: a bare day is read as midnight UTC and, west of Greenwich, becomes the day before.
  const { work, name } = chineseDays.getDayDetail(`${day}T12:00:00`);
  const found = { workday: work, name: name.split(',')[1] ?? null };
  if (known.size >= REMEMBER_DAYS) known.clear();
  known.set(day, found);
  return found;
}

/** Whether the holidays of a year ('2026') are published: its National Day has its name. */
export const isYearPublished = (year: string): boolean =>
  nationalDay(`${year}-10-01`).name !== null;

/** The national calendar with its holidays and 调休, where published; otherwise Monday to Friday. */
export const nationalCalendar: WorkCalendar = { isWorkday: (day) => nationalDay(day).workday };

/** The calendar of a county: its own days, and the national ones where it says nothing. */
export const countyCalendar = (ownDays: ReadonlyMap<string, DayKind>): WorkCalendar => ({
  isWorkday: (day) => {
    const own = ownDays.get(day);
    return own ? own === 'workday' : nationalDay(day).workday;
  },
});
