import { runErasures } from '../../api/commands/erasePerson/runErasures';
import { settleTalks } from '../../api/commands/talk/settleTalks';
import type { Deps } from '../../api/deps';
import { tellAllDue } from '../../api/jobs/tellAllDue';
import { planDigests } from '../../api/projections/planDigests';
import { createProjector } from '../../api/projections/projector';
import { createRandom, type Random } from '../seed/random';
import type { SetClock } from '../seed/seedWorld';
import { moveResident } from './residentMoves';
import type { SimulatedPerson, Tally } from './simulatedPerson';
import { moveStaff } from './staffMoves';

export interface Simulation {
  /** On `clock`; the same that the API listening for the people uses. */
  readonly deps: Deps;
  readonly clock: SetClock;
  readonly people: readonly SimulatedPerson[];
  readonly tally: Tally;
  readonly hours: number;
  readonly seed: number;
  readonly onProgress: (hour: number) => void;
}

const TICK_MINUTES = 10;
/** Requests under way at the same time. */
const AT_ONCE = 12;

/** How busy an hour of the day is, in Asia/Shanghai: nights are quiet, but 服务不打烊. */
const busy = (time: Date): number => {
  const hour = (time.getUTCHours() + 8) % 24;
  if (hour < 6) return 0.1;
  if (hour < 8 || hour > 21) return 0.4;
  return 1;
};

/**
 * Lets people live through some hours of the county by the public API, on a clock that runs ahead: residents report,
 * support, talk, answer and rate; staff do what waits for them. Projections and jobs run as they would.
 */
export async function simulateCounty(simulation: Simulation): Promise<void> {
  const { deps, clock, people, hours, seed, onProgress } = simulation;
  const random = createRandom(seed);
  const projector = createProjector(deps);
  const ticks = (hours * 60) / TICK_MINUTES;
  for (let tick = 0; tick < ticks; tick++) {
    clock.set(new Date(clock.now().getTime() + TICK_MINUTES * 60_000));
    const now = clock.now();
    const moving = people.filter((person) =>
      random.chance((person.staff ? 0.5 : 0.06) * busy(now)),
    );
    await inPool(moving, (person, n) =>
      move(simulation, person, createRandom(seed * 1_000_003 + tick * 1_009 + n), now),
    );
    await projector.drain();
    await tellAllDue(deps);
    await settleTalks(deps);
    if (tick % 6 === 0) await runErasures(deps);
    const hour = Math.floor((tick * TICK_MINUTES) / 60);
    if ((tick * TICK_MINUTES) % (24 * 60) === 0) await planDigests(deps);
    onProgress(hour);
  }
  await projector.drain();
}

async function move(
  { tally }: Simulation,
  person: SimulatedPerson,
  random: Random,
  now: Date,
): Promise<void> {
  const done = person.staff
    ? await moveStaff(person, random, now)
    : await moveResident(person, random);
  if (done) tally.steps.set(done, (tally.steps.get(done) ?? 0) + 1);
}

async function inPool<Item>(
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    for (let n = next++; n < items.length; n = next++) {
      const item = items[n];
      if (item !== undefined) await work(item, n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
}
