import type { MeResponse } from '@shared/schemas/me';
import type { Mark, ReportDetail, ReportSummary } from '@shared/schemas/reports';
import type { State } from '@shared/states';
import { mayTake, type StaffStep } from '../../../api/steps';

type Abilities = Readonly<ReportDetail['abilities']>;

/** Steps that stand together under 更多: handling it, working on it with others, watching over it. */
export const STEP_GROUPS = ['handle', 'together', 'watch'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** In which order steps are offered: the first one that is allowed and may lead is the primary one. */
const ORDER: readonly (readonly [step: StaffStep, group: StepGroup])[] = [
  ['accept', 'handle'],
  ['acceptPart', 'together'],
  ['verify', 'handle'],
  ['decideAppeal', 'handle'],
  ['decideExtension', 'handle'],
  ['dispatch', 'handle'],
  ['answerPart', 'together'],
  ['resolve', 'handle'],
  ['resume', 'handle'],
  ['takeUp', 'handle'],
  ['inspect', 'watch'],
  ['progress', 'handle'],
  ['contact', 'handle'],
  ['askForMore', 'handle'],
  ['askExtension', 'handle'],
  ['suspend', 'handle'],
  ['whistle', 'together'],
  ['transfer', 'together'],
  ['escalate', 'together'],
  ['move', 'together'],
  ['merge', 'together'],
  ['unmerge', 'together'],
  ['recallPart', 'together'],
  ['declinePart', 'together'],
  ['remind', 'watch'],
  ['supervise', 'watch'],
  ['liftSupervision', 'watch'],
  ['decline', 'handle'],
  ['reject', 'handle'],
  ['close', 'handle'],
  ['note', 'handle'],
];
const GROUP_OF = new Map(ORDER);
export const groupOf = (step: StaffStep): StepGroup => GROUP_OF.get(step) ?? 'handle';

/** Steps that may stand first: the others only ever stand under 更多. */
const MAY_LEAD: readonly StaffStep[] = [
  'accept',
  'acceptPart',
  'verify',
  'decideAppeal',
  'decideExtension',
  'dispatch',
  'answerPart',
  'resolve',
  'resume',
  'takeUp',
];

/** A resolution is inspected first only where it was drawn for it. */
const mayLead = (step: StaffStep, marks: readonly Mark[]): boolean =>
  MAY_LEAD.includes(step) || (step === 'inspect' && marks.includes('toInspect'));

/** Steps that end something for somebody else. */
export const isDangerous = (step: StaffStep): boolean =>
  step === 'reject' || step === 'decline' || step === 'declinePart' || step === 'close';

/** The one step a thumb should find first, and the rest, in the order they are needed. */
export function orderSteps(
  abilities: Abilities,
  marks: readonly Mark[] = [],
): { primary: StaffStep | null; others: StaffStep[] } {
  const able = ORDER.map(([step]) => step).filter((step) => mayTake(step, abilities));
  const primary = able.find((step) => mayLead(step, marks)) ?? null;
  return { primary, others: able.filter((step) => step !== primary) };
}

const EXPECTED: Partial<Record<State, StaffStep>> = {
  submitted: 'verify',
  appealed: 'decideAppeal',
  verified: 'dispatch',
  reopened: 'dispatch',
  dispatched: 'accept',
  accepted: 'resolve',
  suspended: 'resume',
  shelved: 'takeUp',
};

/**
 * What a card offers before the abilities are known: a guess that the detail confirms or corrects. Nothing where a line
 * of a list cannot tell: an extension asked for is decided by who gave the report away, while who has it goes on; only
 * somebody whose posts are all a handler's never gave it away.
 */
export function expectedStep(
  { state, marks }: Pick<ReportSummary, 'state' | 'marks'>,
  posts: readonly Pick<MeResponse['posts'][number], 'role'>[],
): StaffStep | undefined {
  if (marks.includes('toInspect')) return 'inspect';
  const onlyHandles = posts.length > 0 && posts.every(({ role }) => role === 'handler');
  if (state === 'accepted' && marks.includes('extensionAsked') && !onlyHandles) return undefined;
  return EXPECTED[state];
}

/** Small matters stay with who verified them: what follows is offered at once, where it is theirs to do. */
const FOLLOWS: Partial<Record<StaffStep, StaffStep>> = { verify: 'dispatch', dispatch: 'accept' };

/** The step to go on with after one was taken, or null. */
export function nextStep(taken: StaffStep, abilities: Abilities): StaffStep | null {
  const next = FOLLOWS[taken];
  return next && mayTake(next, abilities) ? next : null;
}
