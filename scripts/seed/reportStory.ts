import { randomUUID } from 'node:crypto';
import type { Actor } from '../../api/actor';
import { acceptReport } from '../../api/commands/acceptReport';
import { addNote } from '../../api/commands/addNote';
import { acceptPart, answerPart } from '../../api/commands/answerPart';
import { appealReport } from '../../api/commands/appealReport';
import { askExtension } from '../../api/commands/askExtension';
import { askForMore } from '../../api/commands/askForMore';
import { closeUnrated } from '../../api/commands/closeUnrated';
import { declineReport } from '../../api/commands/declineReport';
import { dispatchReport } from '../../api/commands/dispatchReport';
import { escalateOverdue } from '../../api/commands/escalateOverdue';
import { assignedPeople, holderPosts } from '../../api/commands/holderPeople';
import { mergeReport } from '../../api/commands/mergeReport';
import { rateReport } from '../../api/commands/rateReport';
import { rejectReport } from '../../api/commands/rejectReport';
import { reportProgress } from '../../api/commands/reportProgress';
import { resolveReport } from '../../api/commands/resolveReport';
import { superviseReport } from '../../api/commands/superviseReport';
import { supplementReport } from '../../api/commands/supplementReport';
import { suspendReport } from '../../api/commands/suspendReport';
import type { StepRequest } from '../../api/commands/takeStep';
import { urgeReport } from '../../api/commands/urgeReport';
import { verifyReport } from '../../api/commands/verifyReport';
import { withdrawReport } from '../../api/commands/withdrawReport';
import type { CountyDirectory } from '../../api/directory/countyDirectory';
import { Report, type ReportDocument } from '../../api/models/Report';
import { can, visibleTo } from '../../api/policies/reportPolicy';
import { openParts } from '../../api/policies/viewerKeys';
import { PRIVACY_VERSION } from '../../api/privacyText';
import { listTargets } from '../../api/queries/listTargets';
import type { Action } from '../../shared/actions';
import { CLOSE_UNRATED_AFTER_DAYS } from '../../shared/categories';
import { addWorkingMinutes } from '../../shared/deadlines';
import { OPEN_STATES } from '../../shared/states';
import { nationalCalendar } from '../../shared/workCalendar';
import {
  APPEALS,
  EXTENSIONS,
  NOTES,
  OUTCOMES,
  PROGRESS,
  QUESTIONS,
  REJECTIONS,
  SUPERVISIONS,
  SUPPLEMENTS,
  SUSPENSIONS,
  THANKS,
  UNSOLVED,
  URGES,
  WITHDRAWALS,
} from './demonstrationWords';
import type { ReportPlan } from './reportPlans';
import { sealedOpenidOf } from './sealedOpenids';
import type { SeedWorld } from './seedWorld';

/** Acts on behalf of a demonstration person, with the posts they hold. */
export const actorOf = (directory: CountyDirectory, personId: string): Actor => ({
  personId,
  county: directory.county,
  consentVersion: PRIVACY_VERSION,
  family: 'demonstration',
  sealedOpenid: sealedOpenidOf(personId),
  posts: directory.postsOf(personId),
});

/** Takes a report that was just sent through the steps of its plan, each by a person whose turn it is. */
export async function playStory(
  world: SeedWorld,
  plan: ReportPlan,
  submitted: ReportDocument,
): Promise<void> {
  const story = createStory(world, submitted);
  const { ending, detour } = plan;
  if (detour === 'supplemented') {
    await story.ask();
    await story.supplement();
  }
  if (ending === 'submitted') return;
  if (ending === 'needsMore') return story.ask();
  if (ending === 'withdrawn') return story.withdraw();
  if (ending === 'merged') return story.merge();
  if (ending === 'rejected') return story.reject();
  if (ending === 'appealed') {
    await story.reject();
    return story.appeal();
  }
  await story.verify();
  if (detour === 'declined') {
    await story.dispatch();
    await story.decline();
  }
  if (ending === 'verified') return;
  const rounds = ending === 'shelved' ? 2 : detour === 'reopened' ? 1 : 0;
  for (let round = 0; round < rounds; round++) {
    await story.handle();
    await story.rate(false);
  }
  await (detour === 'joint' ? story.dispatchJointly() : story.dispatch());
  if (detour === 'urged') await story.urge();
  if (ending === 'dispatched') return;
  await story.accept();
  if (detour === 'joint') await story.answerParts(ending !== 'accepted');
  if (detour === 'escalated') await story.escalate();
  if (detour === 'extension') await story.askExtension();
  if (detour === 'supervised') await story.supervise();
  if (ending === 'accepted') return;
  if (ending === 'suspended') return story.suspend();
  await story.resolve();
  if (ending === 'resolved') return;
  if (plan.unrated) return story.expire();
  await (detour === 'onBehalf' ? story.rateByPhone() : story.rate(ending === 'closed'));
}

const DAY_MS = 86_400_000;
const PARTS = ['负责现场围挡和交通疏导', '做好周边住户的解释'] as const;

/** An open report of the same grid that was sent before, to merge with. */
const openBeside = (actor: Actor, report: ReportDocument) =>
  Report.findOne({
    ...visibleTo(actor),
    _id: { $ne: report._id },
    state: { $in: [...OPEN_STATES] },
    about: null,
  })
    .sort({ createdAt: -1 })
    .lean();

function createStory(world: SeedWorld, submitted: ReportDocument) {
  const { deps, directory, random, clock } = world;
  let report = submitted;
  // Who sent it for a resident speaks for them.
  const reporter = actorOf(directory, report.behalf?.personId ?? report.reporter.personId);

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
  /** The first of the staff along these areas who may take a step now. */
  const who = (action: Action, areas: readonly { code: string }[]): Actor | undefined =>
    areas
      .flatMap(({ code }) => directory.posts.atArea(code))
      .map((post) => actorOf(directory, post.personId))
      .find((actor) => can(actor, action, report, clock.now()));
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
    async withdraw() {
      later(20, 200);
      await take(withdrawReport, reporter, { words: random.pick(WITHDRAWALS) });
    },
    async merge() {
      later(20, 120);
      const actor = holding();
      const original = await openBeside(actor, report);
      if (original) await take(mergeReport, actor, { original: original.number });
    },
    async appeal() {
      later(60, 400);
      await take(appealReport, reporter, { words: random.pick(APPEALS), photos: [] });
    },
    async urge() {
      later(200, 500);
      await take(urgeReport, reporter, { words: random.pick(URGES) });
    },
    /** 吹哨: an organisation leads, the grid and another organisation assist. */
    async dispatchJointly() {
      later(10, 180);
      const actor = holding();
      const targets = listTargets(directory, actor, report).filter((target) => target.available);
      const area = targets.find((target) => target.kind === 'area');
      const [lead, other] = targets.filter((target) => target.kind === 'organisation');
      if (!lead || !other) return story.dispatch();
      const assisting = [
        { target: { kind: 'organisation' as const, organisationId: other.id }, part: PARTS[0] },
        ...(area ? [{ target: { kind: 'area' as const, areaCode: area.id }, part: PARTS[1] }] : []),
      ];
      const target = { kind: 'organisation' as const, organisationId: lead.id };
      await take(dispatchReport, actor, { target, assisting });
    },
    /** The first part is answered, the others only where all must be. */
    async answerParts(all: boolean) {
      for (const part of openParts(report).slice(0, all ? undefined : 1)) {
        later(30, 200);
        const [personId] = assignedPeople(directory, part);
        if (!personId) continue;
        const actor = actorOf(directory, personId);
        await take(acceptPart, actor, {});
        later(60, 300);
        await take(answerPart, actor, { words: random.pick(OUTCOMES), photos: [] });
      }
    },
    async escalate() {
      clock.set(world.until);
      report = (await escalateOverdue(deps, report)) ?? report;
    },
    async askExtension() {
      later(200, 700);
      const due = report.clocks.resolveBy ?? clock.now();
      const until = new Date(Math.max(due.getTime(), world.until.getTime()) + 3 * DAY_MS);
      await take(askExtension, holding(), {
        until: until.toISOString(),
        reason: random.pick(EXTENSIONS),
      });
    },
    async supervise() {
      later(60, 300);
      const supervisor = who('supervise', report.areaPath);
      if (!supervisor) return;
      await take(superviseReport, supervisor, { words: random.pick(SUPERVISIONS) });
    },
    async suspend() {
      later(200, 700);
      const approver = who('suspend', [...report.areaPath].reverse());
      if (!approver) return;
      await take(suspendReport, approver, {
        until: new Date(world.until.getTime() + random.between(5, 40) * DAY_MS).toISOString(),
        reason: random.pick(SUSPENSIONS),
      });
    },
    /** Somebody who did not handle it telephones. */
    async rateByPhone() {
      later(60, 900);
      const caller = who('rateSolved', report.areaPath);
      if (!caller) return;
      const answer = {
        solved: true,
        satisfaction: 'satisfied',
        words: '电话回访：已经解决。',
      } as const;
      await take(rateReport, caller, answer);
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
