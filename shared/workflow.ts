import type { Action } from './actions';
import { OPEN_STATES, STATES, type State } from './states';
import type { Guard } from './workflowGuards';

/** THE state machine: a report changes its state through this table and nowhere else. */

/**
 * Who takes a step. `reporter` is also the member of the staff who sent it for a resident (代报); a `rater` is the
 * resident, or for a 代报 one who telephones and did not handle it. `verifier` and `dispatcher` hold a post that reaches
 * the report; `assignee` was given it, an `asked` was asked for a part of it, an `assistant` took one; `handling` is whoever has it now. A `judge` decides an
 * appeal and did not reject it; an `approver` could dispatch it and is not who handles it; a `supervisor` (督办) did not
 * handle it; `county` stands at the county; `author` is the reporter or a member of the staff who reaches it.
 */
export type Party =
  | 'reporter'
  | 'rater'
  | 'verifier'
  | 'dispatcher'
  | 'assignee'
  | 'asked'
  | 'assistant'
  | 'handling'
  | 'judge'
  | 'approver'
  | 'supervisor'
  | 'county'
  | 'staff'
  | 'author'
  | 'system';

/**
 * What a step does to the clocks: `start…` freezes a deadline once, `stop…` ends it, `pause…`/`resume…` hold it.
 * `firstContact` says that the resident was answered; `startRating` begins the days until 未评价, `startReview` those
 * until the county looks again at what it shelved; `extendResolution` and `setReview` take the day that the step brings.
 */
export type ClockEffect =
  | 'startVerification'
  | 'stopVerification'
  | 'pauseVerification'
  | 'resumeVerification'
  | 'firstContact'
  | 'startAppeal'
  | 'startDispatch'
  | 'startAcceptance'
  | 'stopAcceptance'
  | 'stopResolution'
  | 'pauseResolution'
  | 'resumeResolution'
  | 'extendResolution'
  | 'setReview'
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
  | 'targets'
  | 'place'
  | 'day'
  | 'original'
  | 'outcome'
  | 'satisfaction';

/**
 * Who is told: the people it is with after the step and who oversee them (`holder`), those asked to assist
 * (`assistants`), who decides what is asked (`approver`), the supervisors of its areas (`supervisors`), neighbours who
 * said "me too" (`supporters`), the reporter of the report it was merged into (`original`).
 */
export type Told =
  | 'reporter'
  | 'holder'
  | 'assistants'
  | 'approver'
  | 'supervisors'
  | 'supporters'
  | 'original';

export interface Transition {
  readonly from: State | null;
  readonly action: Action;
  readonly to: State;
  readonly who: Party;
  readonly requires: readonly Requirement[];
  /** What must hold of the report besides its state. */
  readonly when: readonly Guard[];
  readonly clock: readonly ClockEffect[];
  readonly tells: readonly Told[];
}

type Rest = Partial<Pick<Transition, 'requires' | 'when' | 'clock' | 'tells'>>;

/** One step from one or several states; without `to` the state stays. */
const step = (
  from: State | null | readonly State[],
  action: Action,
  to: State | 'same',
  who: Party,
  rest: Rest = {},
): Transition[] =>
  (Array.isArray(from) ? (from as readonly State[]) : [from as State | null]).map((one) => ({
    from: one,
    action,
    to: to === 'same' ? (one ?? 'submitted') : to,
    who,
    requires: [],
    when: [],
    clock: [],
    tells: [],
    ...rest,
  }));

const R = ['reporter'] as const;
const H = ['holder'] as const;
const BOTH = ['reporter', 'holder'] as const;

const BEFORE_VERIFICATION = ['submitted', 'needsMore'] as const;
const TO_DISPATCH = ['verified', 'reopened'] as const;
const GIVEN = ['dispatched', 'accepted'] as const;
/** Somebody of the staff has to act. */
const WORKED_ON = [
  'submitted',
  'appealed',
  'verified',
  'reopened',
  'dispatched',
  'accepted',
] as const;
const WATCHED = [...WORKED_ON, 'suspended', 'shelved'] as const;

export const WORKFLOW: readonly Transition[] = [
  // 点单: the resident's own steps.
  ...step(null, 'submit', 'submitted', 'reporter', {
    requires: ['category', 'words'],
    clock: ['startVerification'],
    tells: BOTH,
  }),
  ...step(BEFORE_VERIFICATION, 'correct', 'same', 'reporter', { tells: H }),
  ...step('needsMore', 'supplement', 'submitted', 'reporter', {
    requires: ['words'],
    clock: ['resumeVerification'],
    tells: H,
  }),
  ...step([...WORKED_ON, 'suspended'], 'supplement', 'same', 'reporter', {
    requires: ['words'],
    tells: H,
  }),
  ...step([...OPEN_STATES], 'withdraw', 'withdrawn', 'reporter', { clock: ['stopAll'], tells: H }),
  ...step(WATCHED, 'urge', 'same', 'reporter', { when: ['notUrgedToday'], tells: H }),

  // 核单: is it real, where, whose?
  ...step('submitted', 'contact', 'same', 'verifier', {
    requires: ['words'],
    clock: ['firstContact'],
    tells: R,
  }),
  ...step('submitted', 'verify', 'verified', 'verifier', {
    clock: ['stopVerification'],
    tells: BOTH,
  }),
  ...step('submitted', 'askForMore', 'needsMore', 'verifier', {
    requires: ['words'],
    clock: ['pauseVerification'],
    tells: R,
  }),
  ...step(BEFORE_VERIFICATION, 'reject', 'rejected', 'verifier', {
    requires: ['reason', 'whoCanHelp'],
    clock: ['firstContact', 'stopAll'],
    tells: ['reporter', 'supporters'],
  }),
  ...step('rejected', 'appeal', 'appealed', 'reporter', {
    requires: ['words'],
    when: ['notAppealed'],
    clock: ['startAppeal'],
    tells: BOTH,
  }),
  ...step('appealed', 'grantAppeal', 'verified', 'judge', {
    requires: ['words'],
    clock: ['startDispatch'],
    tells: BOTH,
  }),
  ...step('appealed', 'refuseAppeal', 'rejected', 'judge', {
    requires: ['words'],
    clock: ['stopAll'],
    tells: R,
  }),
  ...step('submitted', 'move', 'submitted', 'verifier', {
    requires: ['place', 'words'],
    tells: BOTH,
  }),
  ...step(['submitted', 'verified'], 'merge', 'merged', 'verifier', {
    requires: ['original'],
    clock: ['pauseVerification'],
    tells: ['reporter', 'original'],
  }),
  ...step('merged', 'unmerge', 'submitted', 'verifier', {
    requires: ['words'],
    clock: ['resumeVerification'],
    tells: BOTH,
  }),
  ...step('merged', 'settleMerged', 'resolved', 'system', { clock: ['startRating'], tells: R }),
  ...step('merged', 'releaseMerged', 'submitted', 'system', {
    clock: ['resumeVerification'],
    tells: BOTH,
  }),

  // 派单: to the grid itself, to one handler, or 吹哨 to several.
  ...step(TO_DISPATCH, 'dispatch', 'dispatched', 'dispatcher', {
    requires: ['target'],
    clock: ['startAcceptance'],
    tells: ['reporter', 'holder', 'assistants'],
  }),
  ...step(GIVEN, 'transfer', 'dispatched', 'dispatcher', {
    requires: ['target', 'reason'],
    clock: ['startAcceptance'],
    tells: BOTH,
  }),
  ...step(GIVEN, 'whistle', 'same', 'handling', {
    requires: ['targets'],
    tells: ['reporter', 'assistants'],
  }),
  ...step(GIVEN, 'acceptPart', 'same', 'asked'),
  ...step(GIVEN, 'declinePart', 'same', 'asked', { requires: ['reason'], tells: H }),
  ...step(GIVEN, 'answerPart', 'same', 'assistant', { requires: ['words'], tells: H }),
  ...step(GIVEN, 'recallPart', 'same', 'handling', {
    requires: ['reason'],
    when: ['partsOpen'],
    tells: ['assistants'],
  }),

  // 接单
  ...step('dispatched', 'accept', 'accepted', 'assignee', { clock: ['stopAcceptance'], tells: R }),
  ...step('dispatched', 'decline', 'verified', 'assignee', {
    requires: ['reason'],
    clock: ['stopAcceptance'],
    tells: BOTH,
  }),
  ...step('accepted', 'progress', 'same', 'assignee', { requires: ['words'], tells: R }),
  ...step('accepted', 'askExtension', 'same', 'assignee', {
    requires: ['day', 'reason'],
    when: ['noExtensionAsked'],
    tells: ['approver'],
  }),
  ...step('accepted', 'grantExtension', 'same', 'approver', {
    when: ['extensionAsked'],
    clock: ['extendResolution'],
    tells: BOTH,
  }),
  ...step('accepted', 'refuseExtension', 'same', 'approver', {
    requires: ['words'],
    when: ['extensionAsked'],
    tells: H,
  }),
  ...step('accepted', 'suspend', 'suspended', 'approver', {
    requires: ['day', 'reason'],
    clock: ['pauseResolution', 'setReview'],
    tells: BOTH,
  }),
  ...step('suspended', 'suspend', 'suspended', 'approver', {
    requires: ['day', 'reason'],
    clock: ['setReview'],
    tells: BOTH,
  }),
  ...step('suspended', 'resume', 'accepted', 'handling', {
    requires: ['words'],
    clock: ['resumeResolution'],
    tells: BOTH,
  }),

  // 上报, one level up: by hand, or by the clock.
  ...step('submitted', 'escalate', 'submitted', 'handling', {
    requires: ['reason'],
    when: ['belowCounty'],
    tells: BOTH,
  }),
  ...step(TO_DISPATCH, 'escalate', 'same', 'handling', {
    requires: ['reason'],
    when: ['belowCounty'],
    tells: BOTH,
  }),
  ...step(GIVEN, 'escalate', 'verified', 'handling', {
    requires: ['reason'],
    when: ['belowCounty'],
    clock: ['stopAcceptance'],
    tells: BOTH,
  }),
  ...step(WORKED_ON, 'escalateOverdue', 'same', 'system', { when: ['belowCounty'], tells: BOTH }),

  // 办结
  ...step('accepted', 'resolve', 'resolved', 'assignee', {
    requires: ['words'],
    when: ['partsAnswered'],
    clock: ['stopResolution', 'startRating'],
    tells: ['reporter', 'supporters', 'supervisors'],
  }),

  // 督单: at any time.
  ...step(WATCHED, 'remind', 'same', 'supervisor', { requires: ['words'], tells: H }),
  ...step(
    ['accepted', 'suspended', 'resolved', 'shelved', 'closed'],
    'inspect',
    'same',
    'supervisor',
    { requires: ['outcome', 'words'], tells: H },
  ),
  ...step(WATCHED, 'supervise', 'same', 'supervisor', {
    requires: ['words'],
    when: ['notSupervised'],
    tells: BOTH,
  }),
  ...step([...WATCHED, 'resolved'], 'liftSupervision', 'same', 'supervisor', {
    requires: ['words'],
    when: ['supervised'],
    tells: BOTH,
  }),

  // 评单
  ...step('resolved', 'rateSolved', 'closed', 'rater', {
    requires: ['satisfaction'],
    clock: ['stopAll'],
    tells: H,
  }),
  ...step('resolved', 'rateUnsolved', 'reopened', 'rater', {
    requires: ['words'],
    when: ['reopeningsLeft'],
    clock: ['restartAfterUnsolved'],
    tells: BOTH,
  }),
  ...step('resolved', 'shelve', 'shelved', 'rater', {
    requires: ['words'],
    when: ['noReopeningsLeft'],
    clock: ['stopAll', 'startReview'],
    tells: BOTH,
  }),
  ...step('shelved', 'takeUp', 'reopened', 'county', {
    requires: ['words'],
    clock: ['restartAfterUnsolved'],
    tells: BOTH,
  }),
  ...step('shelved', 'close', 'closed', 'county', {
    requires: ['words'],
    clock: ['stopAll'],
    tells: R,
  }),
  ...step('resolved', 'closeUnrated', 'closed', 'system', { clock: ['stopAll'], tells: R }),

  ...step(STATES, 'note', 'same', 'staff', { requires: ['words'] }),
  ...step(STATES, 'redact', 'same', 'author', { requires: ['reason'], tells: R }),
];

const table = new Map(WORKFLOW.map((t) => [`${t.from ?? ''}/${t.action}`, t]));

/** The row for an action in a state, or undefined where the table has none. */
export const findTransition = (from: State | null, action: Action): Transition | undefined =>
  table.get(`${from ?? ''}/${action}`);
