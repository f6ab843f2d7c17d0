import { expect, it } from 'vitest';
import { DEFAULT_QUIET_HOURS } from './env';
import { afterQuietHours } from './quietHours';

const at = (text: string) => new Date(`${text}+08:00`);

it.each([
  ['2026-11-22T20:59:59', null],
  ['2026-11-22T21:00:00', '2026-11-23T07:30:00'],
  ['2026-11-22T23:59:59', '2026-11-23T07:30:00'],
  ['2026-11-23T00:00:00', '2026-11-23T07:30:00'],
  ['2026-11-23T07:29:59', '2026-11-23T07:30:00'],
  ['2026-11-23T07:30:00', null],
])('%s waits until %s', (time, until) => {
  expect(afterQuietHours(DEFAULT_QUIET_HOURS, '411728', at(time))).toEqual(at(until ?? time));
});

it('is what a county says, and what all have where it says nothing', () => {
  const setting = '21:00-07:30,530423=off,610927=12:30-14:00';
  const night = at('2026-11-22T23:00:00');
  expect(afterQuietHours(setting, '530423', night)).toEqual(night);
  expect(afterQuietHours(setting, '610927', night)).toEqual(night);
  expect(afterQuietHours(setting, '610927', at('2026-11-22T13:00:00'))).toEqual(
    at('2026-11-22T14:00:00'),
  );
  expect(afterQuietHours(setting, '411728', night)).toEqual(at('2026-11-23T07:30:00'));
  expect(afterQuietHours('530423=22:00-06:00', '411728', night)).toEqual(night);
  expect(afterQuietHours('off', '411728', night)).toEqual(night);
});
