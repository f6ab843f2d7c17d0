/** THE state machine: a report changes its state through this table and nowhere else. */

export const STATES = [
  'submitted',
  'needsMore',
  'rejected',
  'verified',
  'dispatched',
  'accepted',
  'resolved',
  'reopened',
  'shelved',
  'closed',
] as const;
export type State = (typeof STATES)[number];

/** What a state is called on the screen. */
export const STATE_NAMES: Record<State, string> = {
  submitted: '待核实',
  needsMore: '待补充',
  rejected: '未受理',
  verified: '待派单',
  dispatched: '待接单',
  accepted: '处理中',
  resolved: '待评价',
  reopened: '重新办理',
  shelved: '已挂账',
  closed: '已结案',
};

/** States in which the matter still waits for somebody on the staff's side. */
export const OPEN_STATES: readonly State[] = [
  'submitted',
  'needsMore',
  'verified',
  'dispatched',
  'accepted',
  'reopened',
];

export const ACTIONS = [
  'submit',
  'verify',
  'askForMore',
  'supplement',
  'reject',
  'dispatch',
  'accept',
  'decline',
  'progress',
  'resolve',
  'rateSolved',
  'rateUnsolved',
  'shelve',
  'closeUnrated',
  'note',
] as const;
export type Action = (typeof ACTIONS)[number];

export const ACTION_NAMES: Record<Action, string> = {
  submit: '提交反映',
  verify: '核实',
  askForMore: '请补充',
  supplement: '补充说明',
  reject: '不予受理',
  dispatch: '派单',
  accept: '接单',
  decline: '退单',
  progress: '进展',
  resolve: '办结',
  rateSolved: '评价：已解决',
  rateUnsolved: '评价：未解决',
  shelve: '挂账',
  closeUnrated: '未评价结案',
  note: '内部备注',
};

/** Who takes a step: `verifier` and `dispatcher` hold a post that reaches the report, `assignee` was given it. */
export type Party = 'reporter' | 'verifier' | 'dispatcher' | 'assignee' | 'staff' | 'system';

/**
 * What a step does to the clocks: `start…` freezes a deadline once, `stop…` ends it, `pause`/`resume` hold
 * verification while the resident is asked, `startRating` begins the days until 未评价, `startReview` those
 * until the county looks again at what it shelved.
 */
export type ClockEffect =
  | 'startVerification'
  | 'stopVerification'
  | 'pauseVerification'
  | 'resumeVerification'
  | 'startAcceptance'
  | 'stopAcceptance'
  | 'stopResolution'
  | 'startRating'
  | 'startReview'
  | 'restartAfterUnsolved'
  | 'stopAll';

/** What must come with a step. */
export type Requirement =
  | 'category'
  | 'words'
  | 'reason'
  | 'whoCanHelp'
  | 'target'
  | 'satisfaction';

export interface Transition {
  readonly from: State | null;
  readonly action: Action;
  readonly to: State;
  readonly who: Party;
  readonly requires: readonly Requirement[];
  readonly clock: readonly ClockEffect[];
  /** Who is told: the people the report is with after the step (`holder`), its reporter, or both. */
  readonly tells: readonly ('reporter' | 'holder')[];
}

const step = (
  from: State | null,
  action: Action,
  to: State,
  who: Party,
  rest: Partial<Pick<Transition, 'requires' | 'clock' | 'tells'>> = {},
): Transition => ({ from, action, to, who, requires: [], clock: [], tells: [], ...rest });

const R = ['reporter'] as const;
const H = ['holder'] as const;
const BOTH = ['reporter', 'holder'] as const;

export const WORKFLOW: readonly Transition[] = [
  step(null, 'submit', 'submitted', 'reporter', {
    requires: ['category', 'words'],
    clock: ['startVerification'],
    tells: BOTH,
  }),
  step('submitted', 'verify', 'verified', 'verifier', {
    clock: ['stopVerification'],
    tells: BOTH,
  }),
  step('submitted', 'askForMore', 'needsMore', 'verifier', {
    requires: ['words'],
    clock: ['pauseVerification'],
    tells: R,
  }),
  step('needsMore', 'supplement', 'submitted', 'reporter', {
    requires: ['words'],
    clock: ['resumeVerification'],
    tells: H,
  }),
  step('submitted', 'reject', 'rejected', 'verifier', {
    requires: ['reason', 'whoCanHelp'],
    clock: ['stopAll'],
    tells: R,
  }),
  step('needsMore', 'reject', 'rejected', 'verifier', {
    requires: ['reason', 'whoCanHelp'],
    clock: ['stopAll'],
    tells: R,
  }),
  step('verified', 'dispatch', 'dispatched', 'dispatcher', {
    requires: ['target'],
    clock: ['startAcceptance'],
    tells: BOTH,
  }),
  step('reopened', 'dispatch', 'dispatched', 'dispatcher', {
    requires: ['target'],
    clock: ['startAcceptance'],
    tells: BOTH,
  }),
  step('dispatched', 'accept', 'accepted', 'assignee', { clock: ['stopAcceptance'], tells: R }),
  step('dispatched', 'decline', 'verified', 'assignee', {
    requires: ['reason'],
    clock: ['stopAcceptance'],
    tells: BOTH,
  }),
  step('accepted', 'progress', 'accepted', 'assignee', { requires: ['words'], tells: R }),
  step('accepted', 'resolve', 'resolved', 'assignee', {
    requires: ['words'],
    clock: ['stopResolution', 'startRating'],
    tells: R,
  }),
  step('resolved', 'rateSolved', 'closed', 'reporter', {
    requires: ['satisfaction'],
    clock: ['stopAll'],
    tells: H,
  }),
  step('resolved', 'rateUnsolved', 'reopened', 'reporter', {
    requires: ['words'],
    clock: ['restartAfterUnsolved'],
    tells: BOTH,
  }),
  step('resolved', 'shelve', 'shelved', 'reporter', {
    requires: ['words'],
    clock: ['stopAll', 'startReview'],
    tells: BOTH,
  }),
  step('resolved', 'closeUnrated', 'closed', 'system', { clock: ['stopAll'], tells: R }),
  ...STATES.map((state) => step(state, 'note', state, 'staff', { requires: ['words'] })),
];

const table = new Map(WORKFLOW.map((t) => [`${t.from ?? ''}/${t.action}`, t]));

/** The row for an action in a state, or undefined where the table has none. */
export const findTransition = (from: State | null, action: Action): Transition | undefined =>
  table.get(`${from ?? ''}/${action}`);

/** A report that was "not solved" this often goes to 挂账 at the county instead of being reopened again. */
export const MAX_REOPENINGS = 2;

/** The six dots of 六单; 督 stands for the time of handling until 办结. */
export const SIX_STEPS = ['点', '核', '派', '接', '督', '评'] as const;

/** How many of the six dots are done in a state (0–6); the next one is the one in progress. */
export const STEPS_DONE: Record<State, number> = {
  submitted: 1,
  needsMore: 1,
  rejected: 1,
  verified: 2,
  reopened: 2,
  dispatched: 3,
  accepted: 4,
  resolved: 5,
  shelved: 5,
  closed: 6,
};
