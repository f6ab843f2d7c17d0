/** Where a report stands. Apart from the workflow table, which a resident's phone does not need. */

export const STATES = [
  'submitted',
  'needsMore',
  'rejected',
  'appealed',
  'verified',
  'dispatched',
  'accepted',
  'suspended',
  'resolved',
  'reopened',
  'shelved',
  'merged',
  'withdrawn',
  'closed',
] as const;
export type State = (typeof STATES)[number];

/** What a state is called on the screen. */
export const STATE_NAMES: Record<State, string> = {
  submitted: '待核实',
  needsMore: '待补充',
  rejected: '未受理',
  appealed: '申诉中',
  verified: '待派单',
  dispatched: '待接单',
  accepted: '处理中',
  suspended: '挂账待办',
  resolved: '待评价',
  reopened: '重新办理',
  shelved: '已挂账',
  merged: '已并案',
  withdrawn: '已撤回',
  closed: '已结案',
};

/** States in which the matter still waits for somebody on the staff's side. */
export const OPEN_STATES: readonly State[] = [
  'submitted',
  'needsMore',
  'appealed',
  'verified',
  'dispatched',
  'accepted',
  'suspended',
  'reopened',
];

/** The six dots of 六单; 督 stands for the time of handling until 办结. */
export const SIX_STEPS = ['点', '核', '派', '接', '督', '评'] as const;

/** How many of the six dots are done in a state (0–6); the next one is the one in progress. */
export const STEPS_DONE: Record<State, number> = {
  submitted: 1,
  needsMore: 1,
  rejected: 1,
  appealed: 1,
  merged: 1,
  withdrawn: 1,
  verified: 2,
  reopened: 2,
  dispatched: 3,
  accepted: 4,
  suspended: 4,
  resolved: 5,
  shelved: 5,
  closed: 6,
};
