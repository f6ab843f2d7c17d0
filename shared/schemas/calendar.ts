import * as z from 'zod/mini';
import { text, time } from './fields';

/** What a county says of a day against the national calendar. */
export const DAY_KINDS = ['workday', 'dayOff'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const isRealDay = (day: string): boolean => {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};

/** A day in Asia/Shanghai: '2026-05-06'. */
export const calendarDate = z
  .string()
  .check(z.regex(/^20\d{2}-\d{2}-\d{2}$/, '日期应为“年-月-日”'), z.refine(isRealDay, '没有这一天'));

/** `GET /calendar`: one month. */
export const calendarQuery = z.strictObject({
  month: z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份应为“年-月”')),
});

/** `PUT /calendar/{day}` */
export const calendarDayBody = z.strictObject({
  kind: z.enum(DAY_KINDS),
  /** Why, as everybody reads it: "县庆放假". */
  name: text(20),
});
export type CalendarDayBody = z.output<typeof calendarDayBody>;

export const calendarDay = z.object({
  day: z.string(),
  /** Whether deadlines run on it. */
  workday: z.boolean(),
  /** The national calendar; `name` is the holiday's ("春节"), also on a weekend worked instead (调休). */
  national: z.object({ workday: z.boolean(), name: z.nullable(z.string()) }),
  /** What the county says instead, or null. */
  own: z.nullable(
    z.object({
      kind: z.enum(DAY_KINDS),
      name: z.string(),
      at: time,
      /** Who said so; null for those who may not change it. */
      setBy: z.nullable(z.string()),
    }),
  ),
  /** For If-Match; 0 where the county says nothing. */
  version: z.number(),
});
export type CalendarDayAnswer = z.infer<typeof calendarDay>;

export const calendarResponse = z.object({
  month: z.string(),
  /** Today in Asia/Shanghai. */
  today: z.string(),
  /** Whether the State Council has published the holidays of the year; before, Monday to Friday are worked. */
  published: z.boolean(),
  mayEdit: z.boolean(),
  days: z.array(calendarDay),
});
export type CalendarResponse = z.infer<typeof calendarResponse>;
