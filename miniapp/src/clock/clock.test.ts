import { describe, expect, it } from 'vitest';
import { exactTime, shanghaiHour } from './exactTime';
import { relativeTime } from './relativeTime';
import { timeLeft } from './timeLeft';

const now = new Date('2026-05-06T02:00:00Z'); // 10:00 in Shanghai

describe('times as people read them', () => {
  it.each([
    ['2026-05-06T09:30:00Z', '5月6日 17:30'],
    ['2026-05-05T16:00:00Z', '5月6日 00:00'],
    ['2025-12-31T15:59:00Z', '2025年12月31日 23:59'],
  ])('shows %s as %s', (time, words) => {
    expect(exactTime(time, now)).toBe(words);
  });

  it.each([
    ['2026-05-05T16:00:00Z', 0],
    ['2026-05-06T02:59:59Z', 10],
    ['2026-05-06T15:59:00Z', 23],
  ])('greets at %s by the hour %i of Shanghai', (time, hour) => {
    expect(shanghaiHour(new Date(time))).toBe(hour);
  });

  it.each([
    ['2026-05-06T01:59:30Z', '刚刚'],
    ['2026-05-06T01:48:00Z', '12 分钟前'],
    ['2026-05-05T22:00:00Z', '4 小时前'],
    ['2026-05-05T09:30:00Z', '昨天 17:30'],
    ['2026-05-05T15:30:00Z', '昨天 23:30'],
    ['2026-05-04T09:30:00Z', '5月4日 17:30'],
  ])('says of %s: %s', (time, words) => {
    expect(relativeTime(time, now)).toBe(words);
  });

  it.each([
    ['2026-05-06T05:00:00Z', '还剩 3 小时', 'calm'],
    ['2026-05-06T03:59:00Z', '还剩 1 小时', 'soon'],
    ['2026-05-06T02:00:30Z', '还剩 1 分钟', 'soon'],
    ['2026-05-09T02:00:00Z', '还剩 3 天', 'calm'],
    ['2026-05-05T01:00:00Z', '已超期 1 天', 'overdue'],
  ])('counts down to %s: %s', (due, words, nearness) => {
    expect(timeLeft(due, now)).toEqual({ words, nearness });
  });
});
