import type {
  CalendarDayAnswer,
  CalendarDayBody,
  CalendarResponse,
} from '@shared/schemas/calendar';
import { callApi } from './client';

/** The working days of a month ('2026-05') in the own county. */
export const readCalendar = (month: string): Promise<CalendarResponse> =>
  callApi({ method: 'GET', path: '/calendar', query: { month } });

/** Work or close on a day; `version` is the one that was seen. */
export const setCalendarDay = (
  day: string,
  body: CalendarDayBody,
  version: number,
): Promise<CalendarDayAnswer> =>
  callApi({ method: 'PUT', path: `/calendar/${day}`, body, version });

/** Follow the national calendar again on a day. */
export const clearCalendarDay = (day: string, version: number): Promise<CalendarDayAnswer> =>
  callApi({ method: 'DELETE', path: `/calendar/${day}`, version });
