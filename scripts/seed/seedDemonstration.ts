import type { Deps } from '../../api/deps';
import { Area } from '../../api/models/Area';
import { Person } from '../../api/models/Person';
import { Report } from '../../api/models/Report';
import { createProjector } from '../../api/projections/projector';
import { createPhotographer } from './demonstrationPhotos';
import { chooseFocus } from './demonstrationRoster';
import { type Leaf, playReports } from './playReports';
import { createRandom } from './random';
import { REPORT_PLANS } from './reportPlans';
import { rememberOpenids } from './sealedOpenids';
import { seedPeople } from './seedPeople';
import { seedRobots } from './seedRobots';
import { seedTalks } from './seedTalks';
import { createSetClock, type SeedWorld, type SetClock } from './seedWorld';

export type SeedProgress = (
  step: 'people' | 'reports' | 'feedback',
  done: number,
  all: number,
) => void;

const PLANNED = REPORT_PLANS.reduce((sum, plan) => sum + plan.count, 0);

/**
 * Makes the demonstration's people and plays its reports of the last 30 days through the API's own commands. What is
 * there already is left as it is: a run that was broken off is completed by the next.
 * @param deps on `clock`, with a WeChat simulator
 * @returns how many reports were added
 */
export async function seedDemonstration(
  deps: Deps,
  county: string,
  clock: SetClock,
  onProgress: SeedProgress,
): Promise<number> {
  const until = clock.now();
  const random = createRandom(Number(county));
  const before = await Report.countDocuments({ county });
  if (before >= PLANNED) return 0;
  const start = new Date(until.getTime() - 60 * 86_400_000);
  onProgress('people', 0, 1);
  clock.set(start);
  await seedPeople(deps, county, random);
  await rememberOpenids(deps, county);
  onProgress('people', 1, 1);
  clock.set(until);
  await deps.directory.refresh(county);
  const directory = await deps.directory(county);
  const focus = chooseFocus(directory.areas, county);
  const everywhere = (
    await Area.find({ county, validTo: null }, { _id: 0, code: 1, center: 1 })
      .sort({ code: 1 })
      .lean<Leaf[]>()
  ).filter((area) => directory.areas.children(area.code).length === 0);
  const residents = await residentIds(county, directory);
  const worldOf = (story: number): SeedWorld => {
    const own = createRandom(Number(county) + story);
    const clock = createSetClock(until);
    const ownDeps = { ...deps, now: clock.now };
    const receipts = createPhotographer(ownDeps, own);
    return { deps: ownDeps, directory, random: own, clock, until, receipts };
  };
  const places = {
    everywhere,
    focus: [
      [focus.grid, 0.25],
      [focus.village, 0.2],
      [focus.township, 0.2],
    ] as const,
  };
  const played = await playReports(worldOf, places, residents, before, (done, all) =>
    onProgress('reports', done, all),
  );
  onProgress('feedback', 0, 1);
  await seedTalks(deps, county, until);
  await seedRobots(deps, county, focus.township);
  await createProjector(deps).drain();
  onProgress('feedback', 1, 1);
  return played;
}

/** Demonstration people without a post. */
async function residentIds(
  county: string,
  directory: Awaited<ReturnType<Deps['directory']>>,
): Promise<string[]> {
  const people = await Person.find({ county, demonstration: true }, { _id: 1 })
    .sort({ _id: 1 })
    .lean();
  return people.map((p) => p._id).filter((id) => directory.postsOf(id).length === 0);
}
