import type { ReportDetail } from '@shared/schemas/reports';
import type { State } from '@shared/workflow';
import type { StaffStep } from '../../../api/steps';

type Ability = ReportDetail['abilities'][number];

/** In which order steps are offered: the first one that is allowed is the primary one. */
const ORDER: readonly StaffStep[] = [
  'accept',
  'verify',
  'dispatch',
  'resolve',
  'progress',
  'askForMore',
  'decline',
  'reject',
  'note',
];
/** Steps that may stand first: the others only ever stand under 更多. */
const MAY_LEAD: readonly StaffStep[] = ['accept', 'verify', 'dispatch', 'resolve'];

/** The one step a thumb should find first, and the rest, in the order they are needed. */
export function orderSteps(abilities: readonly Ability[]): {
  primary: StaffStep | null;
  others: StaffStep[];
} {
  const able = ORDER.filter((step) => abilities.includes(step));
  const primary = able.find((step) => MAY_LEAD.includes(step)) ?? null;
  return { primary, others: able.filter((step) => step !== primary) };
}

/** What a card offers before the abilities are known: a guess that the detail confirms or corrects. */
export const EXPECTED_STEP: Partial<Record<State, StaffStep>> = {
  submitted: 'verify',
  verified: 'dispatch',
  reopened: 'dispatch',
  dispatched: 'accept',
  accepted: 'resolve',
};

/** Small matters stay with who verified them: what follows is offered at once, where it is theirs to do. */
const FOLLOWS: Partial<Record<StaffStep, StaffStep>> = { verify: 'dispatch', dispatch: 'accept' };

/** The step to go on with after one was taken, or null. */
export function nextStep(taken: StaffStep, abilities: readonly Ability[]): StaffStep | null {
  const next = FOLLOWS[taken];
  return next && abilities.includes(next) ? next : null;
}
