import type { Urgency } from './categories';
import type { WorkCalendar } from './workCalendar';

/** China has one time zone, UTC+8, and no summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Office hours of a working day, in minutes after midnight in Asia/Shanghai. */
const OFFICE_HOURS: readonly (readonly [from: number, to: number])[] = [
  [8 * 60, 12 * 60],
  [14 * 60, 18 * 60],
];

/** The day in Asia/Shanghai, 'YYYY-MM-DD'. */
export const dayInShanghai = (time: Date): string =>
  new Date(time.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** Start of a Shanghai day as an instant. */
const startOfDay = (time: Date): number =>
  Math.floor((time.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS;

/** The office hours of the day that begins at `dayStart`, as instants; none on a day off. */
function officeHours(dayStart: number, calendar: WorkCalendar): [number, number][] {
  if (!calendar.isWorkday(dayInShanghai(new Date(dayStart)))) return [];
  return OFFICE_HOURS.map(([from, to]) => [dayStart + from * MINUTE_MS, dayStart + to * MINUTE_MS]);
}

/** Working time further away than this is not a deadline but a mistake in the calendar or the limit. */
const FURTHEST_DAYS = 20 * 366;

/**
 * The first instant at which `minutes` working minutes have passed since `start`, to the millisecond; `start` itself
 * where none are asked for. Never on a day off, never outside office hours.
 * @throws RangeError where that is more than some 20 years away: a calendar without working days ends here
 */
export function addWorkingMinutes(start: Date, minutes: number, calendar: WorkCalendar): Date {
  let left = Math.round(minutes * MINUTE_MS);
  if (left <= 0) return new Date(start);
  const firstDay = startOfDay(start);
  for (let day = firstDay; day < firstDay + FURTHEST_DAYS * DAY_MS; day += DAY_MS) {
    for (const [opens, closes] of officeHours(day, calendar)) {
      const from = Math.max(opens, start.getTime());
      if (from >= closes) continue;
      if (closes - from >= left) return new Date(from + left);
      left -= closes - from;
    }
  }
  throw new RangeError(`no ${minutes} working minutes after ${start.toISOString()}`);
}

/** Working minutes between two instants; 0 where `end` is not after `start`. */
export function workingMinutesBetween(start: Date, end: Date, calendar: WorkCalendar): number {
  let sum = 0;
  for (let day = startOfDay(start); day < end.getTime(); day += DAY_MS) {
    for (const [opens, closes] of officeHours(day, calendar)) {
      sum += Math.max(0, Math.min(closes, end.getTime()) - Math.max(opens, start.getTime()));
    }
  }
  return sum / MINUTE_MS;
}

/** The deadline of a limit: urgent ones run round the clock, the others in office hours. */
export function deadlineAfter(
  start: Date,
  minutes: number,
  urgency: Urgency,
  calendar: WorkCalendar,
): Date {
  if (urgency === 'urgent') return new Date(start.getTime() + minutes * MINUTE_MS);
  return addWorkingMinutes(start, minutes, calendar);
}
