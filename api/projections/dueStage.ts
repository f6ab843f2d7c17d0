import { nextDue, nextEscalation, reminderTime } from '@shared/clocks';
import { findTransition } from '@shared/workflow';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { ReportDocument } from '../models/Report';
import { openParts } from '../policies/viewerKeys';
import { guardAgainst } from '../policies/workflowFacts';

/** What people are told of a deadline: it comes near, it is over, it was raised a level. */
export type ToldStage = 'reminded' | 'overdue' | 'raised';

/** What is to be done about the deadline that runs: tell, raise it a level, or close what nobody rated. */
export type DueStage = ToldStage | 'raise' | 'closeUnrated';

export const isTold = (stage: DueStage | null): stage is ToldStage =>
  stage === 'reminded' || stage === 'overdue' || stage === 'raised';

/**
 * The one stage a report is in now, or null where nothing is to be done yet. Stages that passed while nobody looked are
 * left out: who is late is not reminded, and a level is raised only after the one before was told.
 */
export function dueStage(report: ReportDocument, now: Date): DueStage | null {
  const { nextDueAt, nextDueFor, remindAt, dueTold } = report;
  if (!nextDueAt || !nextDueFor || !remindAt || remindAt > now) return null;
  if (dueTold === 'raised') return 'raised';
  if (now < nextDueAt) return 'reminded';
  if (nextDueFor === 'rating') return 'closeUnrated';
  return dueTold === 'overdue' ? 'raise' : 'overdue';
}

type DueFields = Partial<Pick<ReportDocument, 'nextDueAt' | 'nextDueFor' | 'remindAt' | 'dueTold'>>;

/**
 * What stands on a report after a stage was told.
 * @param anybody whether anybody on duty has it; where nobody does and it is late, it goes up with the next run
 */
export function afterTold(
  report: ReportDocument,
  stage: ToldStage,
  now: Date,
  { calendar }: Pick<CountyDirectory, 'calendar'>,
  anybody: boolean,
): DueFields {
  const { nextDueAt, nextDueFor, urgency } = report;
  if (stage === 'reminded') return { dueTold: 'reminded', remindAt: nextDueAt };
  const next = nextDue(report.state, report.clocks, openParts(report), now);
  // An assisting part that is late leaves the place to the deadline of the whole.
  if (nextDueFor === 'part' && next)
    return {
      nextDueAt: next.at,
      nextDueFor: next.for,
      remindAt: reminderTime(now, next.at, urgency, calendar) ?? next.at,
      dueTold: 'none',
    };
  if (!canRise(report, now)) return { dueTold: 'overdue', remindAt: null };
  const soon = stage === 'overdue' && !anybody;
  return {
    dueTold: 'overdue',
    remindAt: soon ? new Date(now.getTime() + 1) : nextEscalation(now, urgency, calendar),
  };
}

function canRise(report: ReportDocument, now: Date): boolean {
  const row = findTransition(report.state, 'escalateOverdue');
  return row !== undefined && guardAgainst(row, report, now) === undefined;
}
