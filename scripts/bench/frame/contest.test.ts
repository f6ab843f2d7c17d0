import { describe, expect, it } from 'vitest';
import { contest, median } from './contest';

describe('contest', () => {
  it('runs everybody in every round, the floor first and last, in turning order', async () => {
    const ran: string[] = [];
    const entrant = (name: string, cost: number) => ({
      name,
      round: () => {
        ran.push(name);
        return cost;
      },
    });
    const outcome = await contest({
      rounds: 3,
      floor: entrant('floor', 2),
      entrants: [entrant('a', 3), entrant('b', 8)],
    });
    expect(ran.slice(0, 8).join(' ')).toBe('floor a b floor floor b a floor');
    expect(ran).toHaveLength(5 * 4);
    expect(outcome).toEqual({
      floor: { name: 'floor', cost: 2, ratio: 1 },
      control: 1,
      standings: [
        { name: 'a', cost: 3, ratio: 1.5 },
        { name: 'b', cost: 8, ratio: 4 },
      ],
    });
  });

  it('takes ratios within a round, so that a machine that slows down changes none', async () => {
    let speed = 1;
    const outcome = await contest({
      rounds: 7,
      floor: {
        name: 'floor',
        round: () => {
          speed *= 1.01;
          return speed;
        },
      },
      entrants: [{ name: 'twice', round: () => 2 * speed }],
    });
    expect(outcome.standings[0]?.ratio).toBeCloseTo(2, 1);
  });

  it('takes the middle of what it was given', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});
