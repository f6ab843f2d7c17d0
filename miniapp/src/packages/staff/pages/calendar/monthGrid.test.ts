import type { CalendarDayAnswer } from '@shared/schemas/calendar';
import { describe, expect, it } from 'vitest';
import { dayName, markOf, shiftMonth, stretchesOf, weeksOf } from './monthGrid';

const day = (name: string, rest: Partial<CalendarDayAnswer> = {}): CalendarDayAnswer => ({
  day: name,
  workday: true,
  national: { workday: true, name: null },
  own: null,
  version: 0,
  ...rest,
});
const november = Array.from({ length: 30 }, (_, n) =>
  day(`2026-11-${String(n + 1).padStart(2, '0')}`, { workday: ![0, 6].includes(n % 7) }),
);

describe('the month', () => {
  it('begins its weeks on Monday and has all of its days once', () => {
    const weeks = weeksOf(november);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((cell) => cell?.day ?? '')).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
      '2026-11-01',
    ]);
    expect(weeks.flat().filter(Boolean)).toEqual(november);
  });

  it('has one before and one after, over the year', () => {
    expect([shiftMonth('2026-12', 1), shiftMonth('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
  });

  it('names a day', () => expect(dayName('2026-11-26')).toBe('11月26日 周四'));
});

describe('what is not ordinary', () => {
  const holiday = (name: string) =>
    day(name, { workday: false, national: { workday: false, name: '国庆节' } });
  const worked = day('2026-10-10', { national: { workday: true, name: '国庆节' } });
  const own = day('2026-10-08', {
    workday: false,
    own: { kind: 'dayOff', name: '县庆放假', at: '2026-10-01T00:00:00Z', setBy: null },
  });

  it('is marked: holidays, weekends that are worked, the county’s own', () => {
    const marks = [holiday('2026-10-01'), worked, own, day('2026-10-09'), november[0]].map(
      (one) => one && markOf(one),
    );
    expect(marks).toEqual(['休', '班', '休', null, null]);
  });

  it('is told in stretches', () => {
    const days = [
      holiday('2026-10-01'),
      holiday('2026-10-02'),
      day('2026-10-03'),
      holiday('2026-10-04'),
      own,
      worked,
    ];
    expect(stretchesOf(days).map(({ first, last }) => [first.day, last.day])).toEqual([
      ['2026-10-01', '2026-10-02'],
      ['2026-10-04', '2026-10-04'],
      ['2026-10-08', '2026-10-08'],
      ['2026-10-10', '2026-10-10'],
    ]);
  });
});
