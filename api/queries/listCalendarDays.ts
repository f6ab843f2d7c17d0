import { CalendarDay, type CalendarDayDocument } from '../models/CalendarDay';

/** The days of a month ('2026-05') on which a county departs from the national calendar, in order. */
export const listCalendarDays = (county: string, month: string): Promise<CalendarDayDocument[]> =>
  CalendarDay.find({ county, day: { $gte: `${month}-01`, $lte: `${month}-31` } })
    .sort({ day: 1 })
    .lean();
