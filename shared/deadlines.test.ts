import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, dayInShanghai, deadlineAfter } from './deadlines';
import { nationalCalendar } from './workCalendar';

const at = (text: string): Date => new Date(`${text}+08:00`);

describe('working time', () => {
  it.each([
    ['within a morning', '2026-11-23T08:30', 60, '2026-11-23T09:30'],
    ['over noon', '2026-11-23T11:30', 60, '2026-11-23T14:30'],
    ['over night', '2026-11-23T17:30', 60, '2026-11-24T08:30'],
    ['over a weekend', '2026-11-20T17:30', 60, '2026-11-23T08:30'],
    ['before office hours', '2026-11-23T06:00', 30, '2026-11-23T08:30'],
    ['up to the last minute', '2026-11-23T17:00', 60, '2026-11-23T18:00'],
    ['over the holiday of 1 May', '2026-04-30T17:30', 480, '2026-05-06T17:30'],
    ['on a Saturday worked instead', '2026-10-10T08:00', 60, '2026-10-10T09:00'],
    ['over 春节 with its working Saturday', '2026-02-14T17:30', 60, '2026-02-24T08:30'],
    ['nothing at all, at night', '2026-11-23T03:00', 0, '2026-11-23T03:00'],
    ['on the 1 October holiday', '2026-10-01T09:00', 60, '2026-10-08T09:00'],
  ])('%s', (_, start, minutes, end) => {
    expect(addWorkingMinutes(at(start), minutes, nationalCalendar)).toEqual(at(end));
  });

  it('runs round the clock for what is urgent', () => {
    expect(deadlineAfter(at('2026-05-01T23:30'), 60, 'urgent', nationalCalendar)).toEqual(
      at('2026-05-02T00:30'),
    );
  });

  it('knows the day by Shanghai, not by UTC', () => {
    expect(dayInShanghai(new Date('2026-11-21T16:30:00Z'))).toBe('2026-11-22');
  });
});
