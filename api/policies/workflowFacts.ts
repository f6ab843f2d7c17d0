import { dayInShanghai } from '@shared/deadlines';
import type { Transition } from '@shared/workflow';
import { brokenGuard, type Guard, type WorkflowFacts } from '@shared/workflowGuards';
import type { ReportDocument } from '../models/Report';
import { leadOf, openParts } from './viewerKeys';

/** What the conditions of the workflow table look at. */
export type ReportCourseRights = Pick<
  ReportDocument,
  | 'county'
  | 'state'
  | 'holder'
  | 'assignments'
  | 'overseer'
  | 'appealed'
  | 'reopenings'
  | 'extension'
  | 'urgedAt'
  | 'supervision'
>;

/** The area of the level that answers for a report now: the dispatcher's while it is worked on, else the holder's. */
export function levelOf(
  report: Pick<ReportDocument, 'county' | 'holder' | 'assignments' | 'overseer'>,
): string {
  const lead = leadOf(report);
  return (
    report.overseer?.areaCode ?? lead?.dispatchedFrom ?? report.holder.areaCode ?? report.county
  );
}

const factsOf = (report: ReportCourseRights, now: Date): WorkflowFacts => ({
  appealed: report.appealed,
  reopenings: report.reopenings,
  extensionAsked: report.extension?.state === 'asked',
  urgedToday: report.urgedAt !== null && dayInShanghai(report.urgedAt) === dayInShanghai(now),
  openParts: openParts(report).length,
  supervised: report.supervision !== null,
  belowCounty: levelOf(report) !== report.county,
});

/** The condition of a row that a report does not meet now, or undefined. */
export const guardAgainst = (
  row: Transition,
  report: ReportCourseRights,
  now: Date,
): Guard | undefined => brokenGuard(row.when, factsOf(report, now));
