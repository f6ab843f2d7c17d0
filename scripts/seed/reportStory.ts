import { randomUUID } from 'node:crypto';
import type { Actor } from '../../api/actor';
import { acceptReport } from '../../api/commands/acceptReport';
import { addNote } from '../../api/commands/addNote';
import { askForMore } from '../../api/commands/askForMore';
import { closeUnrated } from '../../api/commands/closeUnrated';
import { declineReport } from '../../api/commands/declineReport';
import { dispatchReport } from '../../api/commands/dispatchReport';
import { holderPosts } from '../../api/commands/holderPeople';
import { rateReport } from '../../api/commands/rateReport';
import { rejectReport } from '../../api/commands/rejectReport';
import { reportProgress } from '../../api/commands/reportProgress';
import { resolveReport } from '../../api/commands/resolveReport';
import { supplementReport } from '../../api/commands/supplementReport';
import type { StepRequest } from '../../api/commands/takeStep';
import { verifyReport } from '../../api/commands/verifyReport';
import type { CountyDirectory } from '../../api/directory/countyDirectory';
import type { ReportDocument } from '../../api/models/Report';
import { PRIVACY_VERSION } from '../../api/privacyText';
import { listTargets } from '../../api/queries/listTargets';
import { CLOSE_UNRATED_AFTER_DAYS } from '../../shared/categories';
import { addWorkingMinutes, nationalCalendar } from '../../shared/deadlines';
import {
  NOTES,
  OUTCOMES,
  PROGRESS,
  QUESTIONS,
  REJECTIONS,
  SUPPLEMENTS,
  THANKS,
  UNSOLVED,
} from './demonstrationWords';
import type { ReportPlan } from './reportPlans';
import type { SeedWorld } from './seedWorld';

/** Acts on behalf of a demonstration person, with the posts they hold. */
export const actorOf = (directory: CountyDirectory, personId: string): Actor => ({
  personId,
  county: directory.county,
  consentVersion: PRIVACY_VERSION,
  family: 'demonstration',
  sealedOpenid: null,
  posts: directory.postsOf(personId),
});

/** Takes a report that was just sent through the steps of its plan, each by a person whose turn it is. */
export async function playStory(
  world: SeedWorld,
  plan: ReportPlan,
  submitted: ReportDocument,
): Promise<void> {
  const story = createStory(world, submitted);
  if (plan.detour === 'supplemented') {
    await story.ask();
    await story.supplement();
  }
  if (plan.ending === 'submitted') return;
  if (plan.ending === 'needsMore') return story.ask();
  if (plan.ending === 'rejected') return story.reject();
  await story.verify();
  if (plan.detour === 'declined') {
    await story.dispatch();
    await story.decline();
  }
  if (plan.ending === 'verified') return;
  const rounds = plan.ending === 'shelved' ? 2 : plan.detour === 'reopened' ? 1 : 0;
  for (let round = 0; round < rounds; round++) {
    await story.handle();
    await story.rate(false);
  }
  await story.dispatch();
  if (plan.ending === 'dispatched') return;
  await story.accept();
  if (plan.ending === 'accepted') return;
  await story.resolve();
  if (plan.ending === 'resolved') return;
  if (plan.unrated) return story.expire();
  await story.rate(plan.ending === 'closed');
}

function createStory(world: SeedWorld, submitted: ReportDocument) {
  const { deps, directory, random, clock } = world;
  let report = submitted;
  const reporter = actorOf(directory, report.reporter.personId);

  /** A working while later, but never in the future. */
  const later = (least: number, most: number): void => {
    const next = addWorkingMinutes(clock.now(), random.between(least, most), nationalCalendar);
    clock.set(
      next < world.until ? next : new Date((clock.now().getTime() + world.until.getTime()) / 2),
    );
  };
  const holding = (): Actor => {
    const [post] = holderPosts(directory, report.holder);
    if (!post) throw new Error(`nobody holds report ${report.number} in state ${report.state}`);
    return actorOf(directory, post.personId);
  };
  const take = async <Input extends object>(
    command: (d: typeof deps, a: Actor, r: StepRequest, i: Input) => Promise<ReportDocument>,
    actor: Actor,
    input: Input,
  ): Promise<void> => {
    const request = {
      reportId: report._id,
      key: randomUUID(),
      body: input,
      ifVersion: report.version,
    };
    report = await command(deps, actor, request, input);
  };

  const story = {
    async ask() {
      later(15, 180);
      await take(askForMore, holding(), { words: random.pick(QUESTIONS) });
    },
    async supplement() {
      later(30, 200);
      await take(supplementReport, reporter, { words: random.pick(SUPPLEMENTS), photos: [] });
    },
    async reject() {
      later(30, 300);
      await take(rejectReport, holding(), random.pick(REJECTIONS));
    },
    async verify() {
      later(10, 240);
      const actor = holding();
      if (random.chance(0.15)) await take(addNote, actor, { words: random.pick(NOTES) });
      await take(verifyReport, actor, {});
    },
    async dispatch() {
      later(10, 180);
      const actor = holding();
      const targets = listTargets(directory, actor, report).filter((target) => target.available);
      const areas = targets.filter((target) => target.kind === 'area');
      const organisations = targets.filter((target) => target.kind === 'organisation').slice(0, 2);
      const keep = organisations.length === 0 || (areas.length > 0 && random.chance(0.6));
      const chosen = random.pick(keep ? areas : organisations);
      const target =
        chosen.kind === 'area'
          ? ({ kind: 'area', areaCode: chosen.id } as const)
          : ({ kind: 'organisation', organisationId: chosen.id } as const);
      await take(dispatchReport, actor, { target });
    },
    async decline() {
      later(20, 120);
      await take(declineReport, holding(), { reason: '不属于本单位职责，请另派。' });
    },
    async accept() {
      later(10, 150);
      const actor = holding();
      await take(acceptReport, actor, {});
      if (!random.chance(0.6)) return;
      later(60, 400);
      await take(reportProgress, actor, { words: random.pick(PROGRESS), photos: [] });
    },
    async resolve() {
      later(120, 1200);
      const actor = holding();
      const photos = random.chance(0.5) ? await world.receipts(actor, 1) : [];
      await take(resolveReport, actor, { words: random.pick(OUTCOMES), photos });
    },
    async handle() {
      await story.dispatch();
      await story.accept();
      await story.resolve();
    },
    async rate(solved: boolean) {
      later(60, 900);
      const stars = () => random.between(solved ? 3 : 1, solved ? 5 : 3);
      const marks = { speed: stars(), attitude: stars(), outcome: stars() };
      if (solved) {
        const satisfaction = random.chance(0.75) ? 'satisfied' : 'basicallySatisfied';
        await take(rateReport, reporter, {
          solved,
          satisfaction,
          ...marks,
          words: random.pick(THANKS),
        });
      } else {
        const words = random.pick(UNSOLVED);
        await take(rateReport, reporter, { solved, satisfaction: 'unsatisfied', ...marks, words });
      }
    },
    async expire() {
      clock.set(new Date(clock.now().getTime() + CLOSE_UNRATED_AFTER_DAYS * 86_400_000 + 60_000));
      await closeUnrated(deps, report);
    },
  };
  return story;
}
