import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  dayInShanghai,
  deadlineAfter,
  workingMinutesBetween,
} from './deadlines';
import type { DayKind } from './schemas/calendar';
import { PUBLISHED_DAYS } from './test/publishedDays';
import { countyCalendar, nationalCalendar, type WorkCalendar } from './workCalendar';

const MINUTE = 60_000;
const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const FIRST = Date.parse('2024-01-01T00:00:00+08:00');
const LAST = Date.parse('2026-12-01T00:00:00+08:00');

/** Any instant of three years, to the millisecond; every fourth near a holiday or a weekend that is worked. */
const nearHolidays = [...PUBLISHED_DAYS.values()].flatMap(({ off, worked }) => [...off, ...worked]);
const instant = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...nearHolidays), fc.integer({ min: -DAY, max: 2 * DAY }))
      .map(([day, off]) => Math.min(LAST, Math.max(FIRST, Date.parse(`${day}T00:00+08:00`) + off))),
  },
);
/** Up to twelve working days, in milliseconds: whole minutes are no special case. */
const span = fc.integer({ min: 1, max: 12 * 480 * MINUTE });
const minutesOf = (milliseconds: number): number => milliseconds / MINUTE;

/** The national calendar, or a county's with some days of its own. */
const calendar: fc.Arbitrary<WorkCalendar> = fc.oneof(
  fc.constant(nationalCalendar),
  fc
    .array(fc.tuple(instant, fc.constantFrom<DayKind>('workday', 'dayOff')), { maxLength: 40 })
    .map((days) =>
      countyCalendar(new Map(days.map(([t, kind]) => [dayInShanghai(new Date(t)), kind]))),
    ),
);

/** Whether the minute that begins at `time` is worked: said once more, in other words. */
function isWorked(time: number, of: WorkCalendar): boolean {
  const minute = Math.floor(((time + SHANGHAI) % DAY) / MINUTE);
  const inHours = (minute >= 480 && minute < 720) || (minute >= 840 && minute < 1080);
  return inHours && of.isWorkday(new Date(time + SHANGHAI).toISOString().slice(0, 10));
}

/** Goes forward minute by minute. */
function slowAdd(start: number, milliseconds: number, of: WorkCalendar): number {
  let [at, left] = [start, milliseconds];
  while (left > 0) {
    const minuteEnds = (Math.floor(at / MINUTE) + 1) * MINUTE;
    if (isWorked(at, of)) {
      const step = Math.min(left, minuteEnds - at);
      left -= step;
      at += step;
    } else at = minuteEnds;
  }
  return at;
}
function slowBetween(start: number, end: number, of: WorkCalendar): number {
  let sum = 0;
  for (let at = start; at < end; ) {
    const next = Math.min(end, (Math.floor(at / MINUTE) + 1) * MINUTE);
    if (isWorked(at, of)) sum += next - at;
    at = next;
  }
  return sum / MINUTE;
}

const add = (start: number, milliseconds: number, of: WorkCalendar): number =>
  addWorkingMinutes(new Date(start), minutesOf(milliseconds), of).getTime();
const between = (start: number, end: number, of: WorkCalendar): number =>
  workingMinutesBetween(new Date(start), new Date(end), of);
const holds = (...property: Parameters<typeof fc.assert>) =>
  fc.assert(property[0], { numRuns: 1000, ...property[1] });

describe('working time over the calendars of 2024, 2025 and 2026', () => {
  it('is what counting minute by minute gives', { timeout: 60_000 }, () => {
    holds(
      fc.property(instant, span, calendar, (start, n, of) => {
        const end = add(start, n, of);
        expect(end).toBe(slowAdd(start, n, of));
        expect(between(start, end + DAY, of)).toBe(slowBetween(start, end + DAY, of));
      }),
      { numRuns: 150 },
    );
  });

  it('measures exactly what was added', () => {
    holds(
      fc.property(instant, span, calendar, (start, n, of) => {
        expect(between(start, add(start, n, of), of)).toBe(minutesOf(n));
      }),
    );
  });

  it('adds no more than was measured: between the two nobody works', () => {
    holds(
      fc.property(instant, fc.integer({ min: 0, max: 30 * DAY }), calendar, (start, length, of) => {
        const end = start + length;
        const back = add(start, Math.round(between(start, end, of) * MINUTE), of);
        expect(back).toBeLessThanOrEqual(Math.max(end, start));
        expect(between(back, end, of)).toBe(0);
      }),
    );
  });

  it('never goes backward: later or longer never ends earlier', () => {
    holds(
      fc.property(instant, instant, span, span, calendar, (a, b, n, m, of) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const [less, more] = [Math.min(n, m), Math.max(n, m)];
        expect(add(early, n, of)).toBeLessThanOrEqual(add(late, n, of));
        expect(add(a, less, of)).toBeLessThanOrEqual(add(a, more, of));
        expect(add(a, n, of)).toBeGreaterThan(a);
      }),
    );
  });

  it('adds up', () => {
    holds(
      fc.property(instant, span, span, calendar, (start, n, m, of) => {
        const middle = add(start, n, of);
        const end = add(middle, m, of);
        expect(end).toBe(add(start, n + m, of));
        expect(add(middle, 0, of)).toBe(middle);
        const both = between(start, middle, of) + between(middle, end, of);
        expect(both).toBeCloseTo(between(start, end, of), 6);
      }),
    );
  });

  it('never ends on a day off or outside office hours', () => {
    holds(
      fc.property(instant, span, calendar, (start, n, of) => {
        const end = add(start, n, of);
        // The last millisecond before it was worked.
        expect(isWorked(end - 1, of)).toBe(true);
        expect(of.isWorkday(dayInShanghai(new Date(end)))).toBe(true);
      }),
    );
  });

  it('runs through for what is urgent, nights and 春节 included', () => {
    holds(
      fc.property(instant, span, calendar, (start, n, of) => {
        const urgent = deadlineAfter(new Date(start), minutesOf(n), 'urgent', of).getTime();
        expect(urgent).toBe(start + n);
        expect(add(start, n, of)).toBeGreaterThanOrEqual(urgent);
      }),
    );
  });
});

describe('the work it takes', () => {
  const counting = (isWorkday: (day: string) => boolean) => {
    const asked = { times: 0 };
    const of: WorkCalendar = {
      isWorkday: (day) => {
        asked.times += 1;
        return isWorkday(day);
      },
    };
    return { asked, of };
  };

  it('over ten years each day is asked for once', () => {
    const { asked, of } = counting((day) => nationalCalendar.isWorkday(day));
    const [start, end] = [FIRST, FIRST + 3652 * DAY];
    const minutes = between(start, end, of);
    expect(asked.times).toBeLessThanOrEqual(3653);
    asked.times = 0;
    expect(between(add(start, minutes * MINUTE, of), end, of)).toBe(0);
    expect(asked.times).toBeLessThanOrEqual(3653 + 1);
    expect(minutes / 480 / 10).toBeGreaterThan(245);
  });

  it('a calendar without a working day ends with an error, not never', () => {
    const { asked, of } = counting(() => false);
    expect(() => add(FIRST, MINUTE, of)).toThrow(RangeError);
    expect(asked.times).toBeLessThanOrEqual(7320);
    expect(between(FIRST, FIRST + 365 * DAY, of)).toBe(0);
    expect(() => add(FIRST, Number.POSITIVE_INFINITY, nationalCalendar)).toThrow(RangeError);
    expect(() => add(FIRST, Number.NaN, nationalCalendar)).toThrow(RangeError);
  });
});
