import { formatReportNumber } from '@shared/reportNumber';
import { dueMessages } from '../dueMessages';
import { inboxMessages } from '../inboxMessages';
import type { Receiver, ReportDocument } from '../models/Report';
import type { ToldStage } from './dueStage';
import { categoryName, inboxId } from './entryMessages';

/** One person told of one deadline; the key names both, so that it is told once. */
export interface DueLine {
  readonly key: string;
  readonly county: string;
  readonly personId: string;
  readonly as: 'staff' | 'resident';
  readonly reportId: string;
  readonly reportNumber: string;
  readonly late: boolean;
  readonly title: string;
  readonly words: string;
}

/** What people are told of the deadline that runs; nothing where none does. */
export function dueLines(
  report: ReportDocument,
  stage: ToldStage,
  receivers: readonly Receiver[],
): DueLine[] {
  const { nextDueAt: due, nextDueFor: dueFor } = report;
  if (!due || !dueFor) return [];
  const words = stage === 'reminded' ? inboxMessages.reminderWords : inboxMessages.overdueWords;
  // Of one deadline it is said once that it is over, and once of each level that it was raised.
  const told = stage === 'raised' ? `raised-${report.escalations}` : stage;
  return receivers.map(({ personId, as }) => ({
    key: inboxId([report._id, dueFor, due.getTime(), told, personId]),
    county: report.county,
    personId,
    as: as === 'staff' ? 'staff' : 'resident',
    reportId: report._id,
    reportNumber: formatReportNumber(report.number),
    late: stage !== 'reminded',
    title: dueMessages.title(report, stage, dueFor),
    words: words(categoryName(report.category), dueFor, due),
  }));
}
