import type { CalendarDayAnswer } from '@shared/schemas/calendar';
import { calendarWords as words } from '../../calendarMessages';

/** The month before or after: '2026-12' + 1 = '2027-01'. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** '2026-11-26' → Monday 0 … Sunday 6. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Weeks of a month, Monday first; null before its first and after its last day. */
export function weeksOf(days: readonly CalendarDayAnswer[]): (CalendarDayAnswer | null)[][] {
  const cells: (CalendarDayAnswer | null)[] = [
    ...Array.from({ length: weekdayOf(days[0]?.day ?? '2026-06-01') }, () => null),
    ...days,
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export const dayNumber = (day: string): number => Number(day.slice(8));

/** "11月26日 周四" */
export const dayName = (day: string): string =>
  words.dayName(Number(day.slice(5, 7)), dayNumber(day), words.weekdays[weekdayOf(day)] ?? '');

/** 休 on a holiday, 班 where a weekend is worked; nothing on an ordinary day. */
export function markOf({ day, workday, own, national }: CalendarDayAnswer): string | null {
  const ordinary = weekdayOf(day) < 5;
  if (own || national.name || workday !== ordinary) return workday ? words.workMark : words.offMark;
  return null;
}

/** Why a day is not ordinary; null where it is. */
export function reasonOf({ own, national }: CalendarDayAnswer): string | null {
  if (own) return own.name;
  if (!national.name) return null;
  return national.workday ? words.makesUp(national.name) : words.national(national.name);
}

/** A row of the list under the month: days in a row that are special for one reason. */
export interface Stretch {
  readonly first: CalendarDayAnswer;
  readonly last: CalendarDayAnswer;
}

export function stretchesOf(days: readonly CalendarDayAnswer[]): Stretch[] {
  const stretches: Stretch[] = [];
  let before: CalendarDayAnswer | null = null;
  for (const day of days) {
    const reason = reasonOf(day);
    const open = stretches[stretches.length - 1];
    const goesOn = open && before === open.last && isSame(open.last, day);
    if (reason && goesOn) stretches[stretches.length - 1] = { first: open.first, last: day };
    else if (reason) stretches.push({ first: day, last: day });
    before = day;
  }
  return stretches;
}

const isSame = (a: CalendarDayAnswer, b: CalendarDayAnswer): boolean =>
  reasonOf(a) === reasonOf(b) && a.workday === b.workday && Boolean(a.own) === Boolean(b.own);
