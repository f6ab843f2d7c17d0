import { dayInShanghai } from '@shared/deadlines';
import {
  calendarDate,
  calendarDay,
  calendarDayBody,
  calendarQuery,
  calendarResponse,
} from '@shared/schemas/calendar';
import { isYearPublished } from '@shared/workCalendar';
import {
  type CalendarTarget,
  clearCalendarDay,
  setCalendarDay,
} from '../../commands/setCalendarDay';
import { apiError } from '../../errors';
import { canSetCalendar } from '../../policies/calendarPolicy';
import { presentCalendarDay } from '../../presenters/presentCalendarDay';
import { listCalendarDays } from '../../queries/listCalendarDays';
import { type Endpoint, endpoint } from '../endpoint';

function target(call: {
  params: Readonly<Record<string, string>>;
  ifVersion: number | null;
}): CalendarTarget {
  const day = calendarDate.safeParse(call.params.day);
  if (!day.success)
    throw apiError('validation_failed', [
      { path: 'day', code: 'invalid', message: day.error.issues[0]?.message },
    ]);
  return { day: day.data, ifVersion: call.ifVersion };
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let n = 1; n <= 31; n += 1) {
    const day = `${month}-${String(n).padStart(2, '0')}`;
    if (calendarDate.safeParse(day).success) days.push(day);
  }
  return days;
}

/** Which days are worked: by them every deadline is reckoned when it begins. */
export const calendarEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/calendar',
    summary: 'The working days of a month in the own county (everybody)',
    tag: 'calendar',
    access: 'consented',
    limit: 'read',
    query: calendarQuery,
    response: calendarResponse,
    handle: async ({ deps, actor, query: { month } }) => {
      const mayEdit = canSetCalendar(actor);
      const own = await listCalendarDays(actor.county, month);
      const byDay = new Map(own.map((day) => [day.day, day]));
      const names = mayEdit ? await deps.directory(actor.county) : null;
      return {
        month,
        today: dayInShanghai(deps.now()),
        published: isYearPublished(month.slice(0, 4)),
        mayEdit,
        days: daysOf(month).map((day) => presentCalendarDay(day, byDay.get(day) ?? null, names)),
      };
    },
  }),
  endpoint({
    method: 'put',
    path: '/calendar/:day',
    summary: 'Work or close on a day, against the national calendar (administrators)',
    tag: 'calendar',
    access: 'consented',
    limit: 'step',
    body: calendarDayBody,
    response: calendarDay,
    handle: async ({ deps, actor, body, ...call }) => {
      const day = await setCalendarDay(deps, actor, target(call), body);
      return presentCalendarDay(day.day, day, await deps.directory(actor.county));
    },
  }),
  endpoint({
    method: 'delete',
    path: '/calendar/:day',
    summary: 'Follow the national calendar again on a day (administrators)',
    tag: 'calendar',
    access: 'consented',
    limit: 'step',
    response: calendarDay,
    handle: async ({ deps, actor, ...call }) => {
      const { day, ifVersion } = target(call);
      await clearCalendarDay(deps, actor, { day, ifVersion });
      return presentCalendarDay(day, null, await deps.directory(actor.county));
    },
  }),
];
