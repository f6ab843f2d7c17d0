import { describe, expect, it } from 'vitest';
import { slotOf } from './startJobs';

describe('the slot of a run', () => {
  it.each([
    ['2026-11-24T00:05:59Z', 1, '2026-11-24T00:05:00Z'],
    ['2026-11-24T00:17:00Z', 60, '2026-11-24T00:00:00Z'],
    // 08:00 and 08:45 in Shanghai are one day's; midnight there is 16:00 UTC.
    ['2026-11-24T00:00:00Z', 1440, '2026-11-23T16:00:00Z'],
    ['2026-11-24T00:45:00Z', 1440, '2026-11-23T16:00:00Z'],
    ['2026-11-24T15:59:59Z', 1440, '2026-11-23T16:00:00Z'],
    ['2026-11-24T16:00:00Z', 1440, '2026-11-24T16:00:00Z'],
  ])('at %s of %i minutes begins at %s', (time, minutes, slot) => {
    expect(slotOf(new Date(time), minutes)).toEqual(new Date(slot));
  });
});
