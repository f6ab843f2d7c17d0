import type { State } from '../../shared/states';

/**
 * What happened on the way: asked and answered; sent for a resident (代报); declined once; came back "not solved"; given
 * to several (吹哨); raised by the clock; an extension asked for; under supervision; urged by the resident.
 */
export type Detour =
  | 'supplemented'
  | 'onBehalf'
  | 'declined'
  | 'reopened'
  | 'joint'
  | 'escalated'
  | 'extension'
  | 'supervised'
  | 'urged';

/** Where a demonstration report ends up, how many do, and how long ago they began at least and at most, in hours. */
export interface ReportPlan {
  readonly ending: State;
  readonly count: number;
  readonly hoursAgo: readonly [least: number, most: number];
  readonly detour?: Detour;
  readonly unrated?: boolean;
}

const DAY = 24;

/** More than 300 reports over 30 days, every state among them, some of them late. */
export const REPORT_PLANS: readonly ReportPlan[] = [
  { ending: 'submitted', count: 22, hoursAgo: [0.2, 8] },
  { ending: 'submitted', count: 5, hoursAgo: [3 * DAY, 5 * DAY] },
  { ending: 'submitted', count: 5, hoursAgo: [30, 60], detour: 'supplemented' },
  { ending: 'needsMore', count: 10, hoursAgo: [20, 4 * DAY] },
  { ending: 'submitted', count: 4, hoursAgo: [1, 6], detour: 'onBehalf' },
  { ending: 'withdrawn', count: 6, hoursAgo: [2 * DAY, 20 * DAY] },
  { ending: 'merged', count: 6, hoursAgo: [1, 30] },
  { ending: 'appealed', count: 5, hoursAgo: [20, 70] },
  { ending: 'rejected', count: 14, hoursAgo: [3 * DAY, 28 * DAY] },
  { ending: 'verified', count: 14, hoursAgo: [16, 50] },
  { ending: 'verified', count: 4, hoursAgo: [5 * DAY, 7 * DAY], detour: 'declined' },
  { ending: 'dispatched', count: 18, hoursAgo: [26, 4 * DAY] },
  { ending: 'accepted', count: 40, hoursAgo: [2 * DAY, 7 * DAY] },
  { ending: 'accepted', count: 8, hoursAgo: [2 * DAY, 6 * DAY], detour: 'joint' },
  { ending: 'accepted', count: 6, hoursAgo: [14 * DAY, 20 * DAY], detour: 'escalated' },
  { ending: 'accepted', count: 4, hoursAgo: [5 * DAY, 9 * DAY], detour: 'extension' },
  { ending: 'accepted', count: 4, hoursAgo: [5 * DAY, 9 * DAY], detour: 'supervised' },
  { ending: 'dispatched', count: 4, hoursAgo: [2 * DAY, 4 * DAY], detour: 'urged' },
  { ending: 'suspended', count: 6, hoursAgo: [10 * DAY, 25 * DAY] },
  { ending: 'accepted', count: 6, hoursAgo: [12 * DAY, 16 * DAY], detour: 'reopened' },
  { ending: 'resolved', count: 24, hoursAgo: [5 * DAY, 8 * DAY] },
  { ending: 'reopened', count: 9, hoursAgo: [6 * DAY, 12 * DAY] },
  { ending: 'shelved', count: 4, hoursAgo: [28 * DAY, 30 * DAY] },
  { ending: 'closed', count: 160, hoursAgo: [7 * DAY, 30 * DAY] },
  { ending: 'closed', count: 10, hoursAgo: [8 * DAY, 25 * DAY], detour: 'joint' },
  { ending: 'closed', count: 5, hoursAgo: [10 * DAY, 25 * DAY], detour: 'onBehalf' },
  { ending: 'closed', count: 12, hoursAgo: [15 * DAY, 30 * DAY], detour: 'reopened' },
  { ending: 'closed', count: 20, hoursAgo: [18 * DAY, 30 * DAY], unrated: true },
];
