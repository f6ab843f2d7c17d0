import type { Actor } from '../../api/actor';
import { submitReport } from '../../api/commands/submitReport';
import type { AreaDocument } from '../../api/models/Area';
import { CATEGORIES } from '../../shared/categories';
import { drawName } from './demonstrationNames';
import { ADDRESSES, REPORT_WORDS } from './demonstrationWords';
import { REPORT_PLANS, type ReportPlan } from './reportPlans';
import { actorOf, playStory } from './reportStory';
import type { SeedWorld } from './seedWorld';

export type Leaf = Pick<AreaDocument, 'code' | 'center'>;

/** Where the demonstration's reports lie: many in the areas whose staff one may sign in as, the rest anywhere. */
export interface Places {
  readonly everywhere: readonly Leaf[];
  /** Code prefixes with the share of reports that lie there. */
  readonly focus: readonly (readonly [code: string, share: number])[];
}

/** Stories told at the same time: each waits for the disk most of the while. */
const AT_ONCE = 8;

/** Plays the plans from number `first` on through the real commands. @returns how many were played */
export async function playReports(
  worldOf: (story: number) => SeedWorld,
  places: Places,
  residents: readonly string[],
  first: number,
  onProgress: (done: number, all: number) => void,
): Promise<number> {
  const plans = REPORT_PLANS.flatMap((plan) => Array.from({ length: plan.count }, () => plan));
  let next = first;
  let done = first;
  const playOn = async (): Promise<void> => {
    for (let story = next++; story < plans.length; story = next++) {
      const plan = plans[story];
      const world = worldOf(story);
      if (plan) await playOne(world, places, world.random.pick(residents), plan);
      onProgress(++done, plans.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, playOn));
  return plans.length - first;
}

async function playOne(
  world: SeedWorld,
  places: Places,
  residentId: string,
  plan: ReportPlan,
): Promise<void> {
  const { random, clock, deps, directory } = world;
  const [least, most] = plan.hoursAgo;
  const hours = least + random.next() * (most - least);
  clock.set(new Date(world.until.getTime() - hours * 3_600_000));
  const reporter = actorOf(directory, residentId);
  const category = random.pick(CATEGORIES).code;
  const leaf = drawPlace(world, places);
  const photos =
    plan.detour !== 'onBehalf' && random.chance(0.45)
      ? await world.receipts(reporter, random.between(1, 3))
      : [];
  const filer = plan.detour === 'onBehalf' ? staffAt(world, leaf.code) : undefined;
  const report = await submitReport(
    deps,
    filer ?? reporter,
    `demo-${random.between(0, 2 ** 30)}-${leaf.code}`,
    {
      category,
      words: random.pick(REPORT_WORDS[category] ?? ['请帮忙看一看。']),
      photos,
      place: {
        source: 'map',
        position: {
          longitude: leaf.center[0],
          latitude: leaf.center[1],
          datum: 'WGS-84',
          accuracyMetres: 15,
        },
        address: random.pick(ADDRESSES),
      },
      hideName: random.chance(0.1),
      ...(filer ? { onBehalfOf: { name: drawName(random) } } : {}),
    },
  );
  await playStory(world, plan, report);
}

/** A member of the staff who looks after a unit. */
function staffAt({ directory }: SeedWorld, code: string): Actor | undefined {
  const post = directory.areas
    .path(code)
    .flatMap((area) => directory.posts.atArea(area.code))
    .findLast(({ role, onDuty }) => onDuty && (role === 'gridMember' || role === 'villageCadre'));
  return post && actorOf(directory, post.personId);
}

function drawPlace({ random }: SeedWorld, places: Places): Leaf {
  let drawn = random.next();
  for (const [code, share] of places.focus) {
    if (drawn < share)
      return random.pick(places.everywhere.filter((leaf) => leaf.code.startsWith(code)));
    drawn -= share;
  }
  return random.pick(places.everywhere);
}
