import { afterEach, describe, expect, it } from 'vitest';
import type { DayKind } from './schemas/calendar';
import { PUBLISHED_DAYS } from './test/publishedDays';
import { countyCalendar, isYearPublished, nationalCalendar, nationalDay } from './workCalendar';

describe('the national calendar', () => {
  it.each([...PUBLISHED_DAYS])(
    'has every day of %s as the State Council published it',
    (year, own) => {
      const wrong: string[] = [];
      for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
        const day = new Date(time).toISOString().slice(0, 10);
        const weekend = [0, 6].includes(new Date(time).getUTCDay());
        const expected = own.worked.has(day) || (!own.off.has(day) && !weekend);
        if (nationalCalendar.isWorkday(day) !== expected) wrong.push(day);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('names holidays and the weekends worked for them', () => {
    expect(nationalDay('2026-02-17')).toEqual({ workday: false, name: '春节' });
    expect(nationalDay('2026-02-28')).toEqual({ workday: true, name: '春节' });
    expect(nationalDay('2026-03-01')).toEqual({ workday: false, name: null });
  });

  it('is Monday to Friday where nothing is published yet, and says so', () => {
    expect([isYearPublished('2026'), isYearPublished('2031')]).toEqual([true, false]);
    expect(nationalDay('2031-10-01')).toEqual({ workday: true, name: null });
    expect(nationalCalendar.isWorkday('2031-10-04')).toBe(false);
  });
});

describe('on a server anywhere', () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  // Days no other test asked for: those would be remembered.
  it.each([
    ['America/Los_Angeles', 480, '2023-11'],
    ['Pacific/Kiritimati', -840, '2023-12'],
  ])('in %s a Monday is a Monday', (zone, offset, month) => {
    process.env.TZ = zone;
    expect(new Date('2023-12-20T12:00:00').getTimezoneOffset()).toBe(offset);
    const worked = Array.from(
      { length: 30 },
      (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`,
    );
    for (const day of worked) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      expect([day, nationalCalendar.isWorkday(day)]).toEqual([day, weekday >= 1 && weekday <= 5]);
    }
  });
});

describe('a county’s calendar', () => {
  it('goes before the national one, on its own days alone', () => {
    const own = new Map<string, DayKind>([
      ['2026-11-23', 'dayOff'],
      ['2026-11-22', 'workday'],
    ]);
    const calendar = countyCalendar(own);
    expect(
      ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) =>
        calendar.isWorkday(day),
      ),
    ).toEqual([false, true, false, true]);
  });
});
