import {
  CLOSE_UNRATED_AFTER_DAYS,
  REVIEW_AFTER_DAYS,
  TIME_LIMITS,
  type Urgency,
} from './categories';
import { deadlineAfter, workingMinutesBetween } from './deadlines';
import type { State } from './states';
import type { WorkCalendar } from './workCalendar';
import type { ClockEffect } from './workflow';

export const DUE_FOR = [
  'firstContact',
  'verification',
  'appeal',
  'dispatch',
  'acceptance',
  'resolution',
  'part',
  'rating',
  'review',
] as const;
export type DueFor = (typeof DUE_FOR)[number];

/** Deadlines of a report, frozen when they begin; null where a clock has not begun. */
export interface ReportClocks {
  verifyBy: Date | null;
  firstContactBy: Date | null;
  firstContactAt: Date | null;
  appealBy: Date | null;
  dispatchBy: Date | null;
  acceptBy: Date | null;
  resolveBy: Date | null;
  rateBy: Date | null;
  /** When the county looks again at what was put on its books (挂账). */
  reviewBy: Date | null;
  /** While the resident is asked: minutes of verification that were left. */
  verifyMinutesLeft: number | null;
  /** While it is suspended: minutes of resolution that were left. */
  resolveMinutesLeft: number | null;
}

export const NO_CLOCKS: ReportClocks = {
  verifyBy: null,
  firstContactBy: null,
  firstContactAt: null,
  appealBy: null,
  dispatchBy: null,
  acceptBy: null,
  resolveBy: null,
  rateBy: null,
  reviewBy: null,
  verifyMinutesLeft: null,
  resolveMinutesLeft: null,
};

const DAY_MS = 86_400_000;

/**
 * The clocks after a step; what was frozen stays as it was. Pure.
 * @param day the day a step brings: until when an extension runs, when a suspended report is looked at again
 */
export function applyClockEffects(
  before: ReportClocks,
  effects: readonly ClockEffect[],
  now: Date,
  urgency: Urgency,
  calendar: WorkCalendar,
  day: Date | null = null,
): ReportClocks {
  const clocks = { ...before };
  const limits = TIME_LIMITS[urgency];
  const after = (minutes: number): Date => deadlineAfter(now, minutes, urgency, calendar);
  const minutesUntil = (by: Date): number =>
    urgency === 'urgent'
      ? Math.max(0, (by.getTime() - now.getTime()) / 60_000)
      : workingMinutesBetween(now, by, calendar);
  for (const effect of effects) {
    switch (effect) {
      case 'startVerification':
        clocks.verifyBy ??= after(limits.verifyWithinMinutes);
        clocks.firstContactBy ??= after(limits.firstContactWithinMinutes);
        break;
      case 'pauseVerification':
        clocks.firstContactAt ??= now;
        clocks.verifyMinutesLeft = clocks.verifyBy ? minutesUntil(clocks.verifyBy) : null;
        break;
      case 'resumeVerification':
        if (clocks.verifyMinutesLeft !== null) clocks.verifyBy = after(clocks.verifyMinutesLeft);
        clocks.verifyMinutesLeft = null;
        break;
      case 'stopVerification':
        clocks.firstContactAt ??= now;
        clocks.dispatchBy ??= after(limits.acceptWithinMinutes);
        break;
      case 'firstContact':
        clocks.firstContactAt ??= now;
        break;
      case 'startAppeal':
        clocks.appealBy = after(limits.verifyWithinMinutes);
        break;
      case 'startDispatch':
        clocks.dispatchBy = after(limits.acceptWithinMinutes);
        break;
      case 'pauseResolution':
        clocks.resolveMinutesLeft = clocks.resolveBy ? minutesUntil(clocks.resolveBy) : null;
        break;
      case 'resumeResolution':
        if (clocks.resolveMinutesLeft !== null) clocks.resolveBy = after(clocks.resolveMinutesLeft);
        clocks.resolveMinutesLeft = null;
        clocks.reviewBy = null;
        break;
      case 'extendResolution':
        if (day) clocks.resolveBy = day;
        break;
      case 'setReview':
        if (day) clocks.reviewBy = day;
        break;
      case 'startAcceptance':
        clocks.acceptBy ??= after(limits.acceptWithinMinutes);
        clocks.resolveBy ??= after(limits.resolveWithinMinutes);
        break;
      case 'startRating':
        clocks.rateBy = new Date(now.getTime() + CLOSE_UNRATED_AFTER_DAYS * DAY_MS);
        break;
      case 'startReview':
        clocks.reviewBy = new Date(now.getTime() + REVIEW_AFTER_DAYS * DAY_MS);
        break;
      case 'restartAfterUnsolved':
        clocks.dispatchBy = after(limits.acceptWithinMinutes);
        clocks.acceptBy = null;
        clocks.resolveBy = null;
        clocks.rateBy = null;
        clocks.reviewBy = null;
        break;
      case 'stopAcceptance':
      case 'stopResolution':
      case 'stopAll':
        break;
    }
  }
  return clocks;
}

/** The deadline that runs in a state; `part` where an assisting part (协办) is due earlier than the report itself. */
export interface NextDue {
  readonly at: Date;
  readonly for: DueFor;
}

/** An assisting part as far as its time goes. */
export interface PartDue {
  readonly state: 'waiting' | 'accepted' | 'declined' | 'resolved' | 'replaced';
  readonly acceptBy: Date;
  readonly resolveBy: Date;
}

/** Which deadline runs in a state; null where nothing is due from anybody. Parts that are over already do not hide it. */
export function nextDue(
  state: State,
  clocks: ReportClocks,
  parts: readonly PartDue[] = [],
  now: Date = new Date(0),
): NextDue | null {
  const own = ownDue(state, clocks);
  if (state !== 'dispatched' && state !== 'accepted') return own;
  const dues = parts
    .flatMap((part) =>
      part.state === 'waiting'
        ? [part.acceptBy]
        : part.state === 'accepted'
          ? [part.resolveBy]
          : [],
    )
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  const [at] = dues;
  return at && (!own || at < own.at) ? { at, for: 'part' } : own;
}

function ownDue(state: State, clocks: ReportClocks): NextDue | null {
  const due = (at: Date | null, name: DueFor) => (at ? { at, for: name } : null);
  switch (state) {
    case 'submitted':
      return isContactNext(clocks)
        ? due(clocks.firstContactBy, 'firstContact')
        : due(clocks.verifyBy, 'verification');
    case 'appealed':
      return due(clocks.appealBy, 'appeal');
    case 'verified':
    case 'reopened':
      return due(clocks.dispatchBy, 'dispatch');
    case 'dispatched':
      return due(clocks.acceptBy, 'acceptance');
    case 'accepted':
      return due(clocks.resolveBy, 'resolution');
    case 'resolved':
      return due(clocks.rateBy, 'rating');
    case 'suspended':
    case 'shelved':
      return due(clocks.reviewBy, 'review');
    default:
      return null;
  }
}

/** 未首响: nobody has spoken to the resident, and that is due before it must be verified, which is contact too. */
const isContactNext = ({ firstContactAt, firstContactBy, verifyBy }: ReportClocks): boolean =>
  firstContactAt === null &&
  firstContactBy !== null &&
  (verifyBy === null || firstContactBy < verifyBy);

/** The part of a time limit after which its holder is reminded. */
const REMIND_AFTER = 0.8;

/** When the holder is reminded of a deadline: 80 % of the time left from `now`; null where it is past. */
export function reminderTime(
  now: Date,
  due: Date,
  urgency: Urgency,
  calendar: WorkCalendar,
): Date | null {
  if (due <= now) return null;
  if (urgency === 'urgent')
    return new Date(now.getTime() + (due.getTime() - now.getTime()) * REMIND_AFTER);
  const minutes = workingMinutesBetween(now, due, calendar);
  return deadlineAfter(now, minutes * REMIND_AFTER, urgency, calendar);
}

/** When a report that stays overdue goes up another level: one limit of acceptance after the last one was told. */
export const nextEscalation = (now: Date, urgency: Urgency, calendar: WorkCalendar): Date =>
  deadlineAfter(now, TIME_LIMITS[urgency].acceptWithinMinutes, urgency, calendar);
