import type { CalendarDayAnswer } from '@shared/schemas/calendar';
import { nationalDay } from '@shared/workCalendar';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { CalendarDayDocument } from '../models/CalendarDay';

/**
 * A day as the county works it.
 * @param names where given (administrators), who set it is named
 */
export function presentCalendarDay(
  day: string,
  own: CalendarDayDocument | null,
  names: CountyDirectory | null,
): CalendarDayAnswer {
  const national = nationalDay(day);
  return {
    day,
    workday: own ? own.kind === 'workday' : national.workday,
    national,
    own: own && {
      kind: own.kind,
      name: own.name,
      at: own.at.toISOString(),
      setBy: names?.postsOf(own.setBy)[0]?.name ?? null,
    },
    version: own?.version ?? 0,
  };
}
