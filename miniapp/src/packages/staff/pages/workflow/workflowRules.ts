import { SIX_STEPS, STATES, STEPS_DONE, type State } from '@shared/states';
import { type Transition, WORKFLOW } from '@shared/workflow';

/** Rows of the workflow table that differ in nothing but the state they begin in. */
export interface WorkflowRule extends Pick<Transition, 'action' | 'who' | 'requires' | 'when'> {
  /** Where it may be taken; empty for what begins a report. */
  readonly from: readonly State[];
  /** Null where the state stays. */
  readonly to: State | null;
}

/** One of the six steps, or what may be done in nearly all of them. */
export interface WorkflowStage {
  readonly letter: (typeof SIX_STEPS)[number] | null;
  readonly states: readonly State[];
  readonly rules: readonly WorkflowRule[];
}

const becomes = ({ from, to }: Transition): State | null => (from === to ? null : to);

const nameOf = (row: Transition): string =>
  [row.action, becomes(row), row.who, row.requires, row.when].join('/');

/** All rows of the table, each rule once, in the table's order. */
const RULES: readonly WorkflowRule[] = [
  ...WORKFLOW.reduce((rules, row) => {
    const before = rules.get(nameOf(row));
    const from = [...(before?.from ?? []), ...(row.from === null ? [] : [row.from])];
    const { action, who, requires, when } = row;
    return rules.set(nameOf(row), { action, who, requires, when, from, to: becomes(row) });
  }, new Map<string, WorkflowRule>()),
].map(([, rule]) => rule);

/** The steps that are in progress while a rule may be taken. */
const stagesOf = ({ from }: WorkflowRule): number[] =>
  from.length === 0 ? [0] : [...new Set(from.map((state) => STEPS_DONE[state]))];

/** A rule of three or more steps belongs to none of them. */
const MOST_STAGES = 2;
const isAnyTime = (rule: WorkflowRule): boolean => stagesOf(rule).length > MOST_STAGES;

export const WORKFLOW_STAGES: readonly WorkflowStage[] = [
  ...SIX_STEPS.map((letter, index) => ({
    letter,
    states: STATES.filter((state) => STEPS_DONE[state] === index),
    rules: RULES.filter((rule) => !isAnyTime(rule) && stagesOf(rule).includes(index)),
  })),
  { letter: null, states: [], rules: RULES.filter(isAnyTime) },
];

/** What may be taken in a state, in its step and at any time. */
export const isOpenIn = (state: State, { from }: WorkflowRule): boolean => from.includes(state);
