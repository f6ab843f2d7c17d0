import { type Action, SIX_STEPS, STEPS_DONE, type Transition, WORKFLOW } from '@shared/workflow';

/** One of the six steps with the rows of the workflow table that can be taken in it. */
export interface SixStepRule {
  letter: (typeof SIX_STEPS)[number];
  rows: readonly Transition[];
}

/** Notes may be left in any state and move nothing. */
const ASIDE: readonly Action[] = ['note'];

/** Where a row belongs: the step that is in progress while a report is in the row's state. */
const stepOf = (row: Transition): number => (row.from === null ? 0 : STEPS_DONE[row.from]);

const isSame = (a: Transition, b: Transition): boolean =>
  a.action === b.action && a.to === b.to && a.who === b.who;

export const SIX_STEP_RULES: readonly SixStepRule[] = SIX_STEPS.map((letter, index) => ({
  letter,
  rows: WORKFLOW.filter((row) => stepOf(row) === index && !ASIDE.includes(row.action)).filter(
    (row, at, rows) => rows.findIndex((other) => isSame(row, other)) === at,
  ),
}));
