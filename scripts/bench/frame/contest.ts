/** Something that is measured: what one round of it cost, in the contest's unit. */
export interface Entrant {
  readonly name: string;
  round(): number | Promise<number>;
}

export interface Contest {
  /** At least seven, or the medians say little. */
  readonly rounds: number;
  readonly floor: Entrant;
  readonly entrants: readonly Entrant[];
}

export interface Standing {
  readonly name: string;
  /** Median cost of a round. */
  readonly cost: number;
  /** Median over the rounds of its cost to the floor's in the same round. */
  readonly ratio: number;
}

export interface Outcome {
  readonly floor: Standing;
  /** A/A: the floor against itself in the same rounds. As far from 1 as it is, so far may every ratio be. */
  readonly control: number;
  readonly standings: readonly Standing[];
}

/**
 * Measures entrants beside their floor: in every round each runs once and the floor twice, first and last, in an order
 * that turns round with every round. What disturbs the machine for longer than a round disturbs both sides of a ratio.
 * Two rounds before are not counted.
 */
export async function contest({ rounds, floor, entrants }: Contest): Promise<Outcome> {
  const taken: { floors: [number, number]; costs: number[] }[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const running = [floor, ...entrants, floor].map((entrant, place) => ({ entrant, place }));
    if (round % 2 !== 0) running.reverse();
    const costs: number[] = [];
    for (const { entrant, place } of running) costs[place] = await entrant.round();
    const [first = Number.NaN, ...others] = costs;
    const last = others.pop() ?? Number.NaN;
    if (round >= 0) taken.push({ floors: [first, last], costs: others });
  }
  const mean = ([first, last]: [number, number]) => (first + last) / 2;
  return {
    floor: { name: floor.name, cost: median(taken.map(({ floors }) => mean(floors))), ratio: 1 },
    control: median(taken.map(({ floors: [first, last] }) => last / first)),
    standings: entrants.map(({ name }, place) => ({
      name,
      cost: median(taken.map(({ costs }) => costs[place] ?? Number.NaN)),
      ratio: median(taken.map(({ costs, floors }) => (costs[place] ?? Number.NaN) / mean(floors))),
    })),
  };
}

/** NaN of none. */
export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = Math.floor(ascending.length / 2);
  const upper = ascending[middle] ?? Number.NaN;
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? upper) + upper) / 2;
}
