import type { State } from '../../shared/workflow';

/** Where a demonstration report ends up, how many do, and how long ago they began at least and at most, in hours. */
export interface ReportPlan {
  readonly ending: State;
  readonly count: number;
  readonly hoursAgo: readonly [least: number, most: number];
  /** `supplemented`: asked and answered; `reopened`: came back "not solved" before; `declined`: came back once. */
  readonly detour?: 'supplemented' | 'reopened' | 'declined';
  readonly unrated?: boolean;
}

const DAY = 24;

/** More than 300 reports over 30 days, every state among them, some of them late. */
export const REPORT_PLANS: readonly ReportPlan[] = [
  { ending: 'submitted', count: 22, hoursAgo: [0.2, 8] },
  { ending: 'submitted', count: 5, hoursAgo: [3 * DAY, 5 * DAY] },
  { ending: 'submitted', count: 5, hoursAgo: [30, 60], detour: 'supplemented' },
  { ending: 'needsMore', count: 10, hoursAgo: [20, 4 * DAY] },
  { ending: 'rejected', count: 14, hoursAgo: [3 * DAY, 28 * DAY] },
  { ending: 'verified', count: 14, hoursAgo: [16, 50] },
  { ending: 'verified', count: 4, hoursAgo: [5 * DAY, 7 * DAY], detour: 'declined' },
  { ending: 'dispatched', count: 18, hoursAgo: [26, 4 * DAY] },
  { ending: 'accepted', count: 40, hoursAgo: [2 * DAY, 7 * DAY] },
  { ending: 'accepted', count: 6, hoursAgo: [12 * DAY, 16 * DAY], detour: 'reopened' },
  { ending: 'resolved', count: 24, hoursAgo: [5 * DAY, 8 * DAY] },
  { ending: 'reopened', count: 9, hoursAgo: [6 * DAY, 12 * DAY] },
  { ending: 'shelved', count: 4, hoursAgo: [28 * DAY, 30 * DAY] },
  { ending: 'closed', count: 160, hoursAgo: [7 * DAY, 30 * DAY] },
  { ending: 'closed', count: 12, hoursAgo: [15 * DAY, 30 * DAY], detour: 'reopened' },
  { ending: 'closed', count: 20, hoursAgo: [18 * DAY, 30 * DAY], unrated: true },
];
