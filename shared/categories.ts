import type { Role } from './roles';

/** How fast a kind of report runs: `urgent` clocks run round the clock, the others in working hours. */
export type Urgency = 'urgent' | 'normal' | 'slow';

/** The big kinds a resident chooses from first. */
export const GROUPS = ['help', 'repair', 'hazard', 'dispute', 'ask', 'praise'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Record<Group, string> = {
  help: '求助',
  repair: '报修',
  hazard: '隐患',
  dispute: '纠纷',
  ask: '咨询',
  praise: '建议表扬',
};

/** A kind of report: who hears of it first, in which order, and how fast it runs. */
export interface Category {
  readonly code: string;
  readonly name: string;
  readonly group: Group;
  readonly urgency: Urgency;
  /** Roles that verify it, tried in this order on each level from the micro-grid upward. */
  readonly firstRoles: readonly Role[];
  /** Neighbours may see that it was reported (kind, state, rough place; never words or names). */
  readonly openToNeighbours: boolean;
}

const GRID: readonly Role[] = ['gridMember', 'villageCadre', 'gridLeader'];
const LEADERS: readonly Role[] = ['gridLeader', 'villageCadre'];

const category = (
  code: string,
  name: string,
  group: Group,
  urgency: Urgency,
  firstRoles: readonly Role[] = GRID,
  openToNeighbours = true,
): Category => ({ code, name, group, urgency, firstRoles, openToNeighbours });

/**
 * The kinds a county starts with: the seven fields of 故城镇 (`land` to `newEconomy`) and the everyday ones.
 * An administrator's changes are kept in the database and laid over these.
 */
export const CATEGORIES: readonly Category[] = [
  category('sanitation', '环境卫生', 'repair', 'normal'),
  category('road', '道路设施', 'repair', 'normal'),
  category('utilities', '水电气暖', 'repair', 'urgent'),
  category('noise', '噪音扰民', 'repair', 'normal'),
  category('property', '物业服务', 'repair', 'normal'),
  category('fire', '消防隐患', 'hazard', 'urgent'),
  category('publicSafety', '公共安全', 'hazard', 'urgent'),
  category('security', '社会治安', 'hazard', 'urgent', GRID, false),
  category('foodDrug', '食药安全', 'hazard', 'urgent'),
  category('campus', '校园安全', 'hazard', 'urgent'),
  category('rental', '出租房与流动人口', 'hazard', 'normal', GRID, false),
  category('fraud', '反诈线索', 'hazard', 'urgent', GRID, false),
  category('conflict', '基层矛盾纠纷', 'dispute', 'normal', GRID, false),
  category('land', '土地', 'dispute', 'normal', LEADERS, false),
  category('finance', '金融', 'dispute', 'normal', LEADERS, false),
  category('petition', '信访积案', 'dispute', 'slow', LEADERS, false),
  category('newEconomy', '新业态新经济', 'dispute', 'normal', LEADERS, false),
  category('relief', '民生救助', 'help', 'urgent', GRID, false),
  category('errand', '便民代办', 'help', 'normal', GRID, false),
  category('policy', '政策咨询', 'ask', 'normal', GRID, false),
  category('suggestion', '意见建议', 'praise', 'slow', GRID, false),
  category('praise', '表扬', 'praise', 'slow', GRID, false),
];

const byCode = new Map(CATEGORIES.map((c) => [c.code, c]));

/** The category of a code, or undefined where the county knows no such kind. */
export const findCategory = (code: string): Category | undefined => byCode.get(code);

/** Deadlines by urgency. Working minutes, except for `urgent`, whose minutes run round the clock. */
export interface TimeLimits {
  readonly verifyWithinMinutes: number;
  readonly firstContactWithinMinutes: number;
  readonly acceptWithinMinutes: number;
  readonly resolveWithinMinutes: number;
}
const WORKDAY = 8 * 60;
export const TIME_LIMITS: Record<Urgency, TimeLimits> = {
  urgent: {
    verifyWithinMinutes: 60,
    firstContactWithinMinutes: 60,
    acceptWithinMinutes: 60,
    resolveWithinMinutes: 24 * 60,
  },
  normal: {
    verifyWithinMinutes: WORKDAY,
    firstContactWithinMinutes: WORKDAY,
    acceptWithinMinutes: WORKDAY / 2,
    resolveWithinMinutes: 5 * WORKDAY,
  },
  slow: {
    verifyWithinMinutes: 2 * WORKDAY,
    firstContactWithinMinutes: 2 * WORKDAY,
    acceptWithinMinutes: WORKDAY,
    resolveWithinMinutes: 10 * WORKDAY,
  },
};

/** Days after which the county looks again at what it put on its books (挂账). */
export const REVIEW_AFTER_DAYS = 30;

/** Days after 办结 without a rating until a report is closed as 未评价. */
export const CLOSE_UNRATED_AFTER_DAYS = 7;
