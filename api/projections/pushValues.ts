import type { DueFor } from '@shared/clocks';
import { formatReportNumber } from '@shared/reportNumber';
import { areaLabel } from '../grids/findResponsible';
import type { PushValues } from '../models/Push';
import type { ReportDocument } from '../models/Report';
import { categoryName } from './entryMessages';

/** News that are older than this are no news: the inbox has them. */
export const STALE_MS = 24 * 3_600_000;

/** A deadline that comes near (`reminded`) or is over. */
export interface DueDeadline {
  report: ReportDocument;
  stage: 'reminded' | 'overdue';
  dueFor: DueFor;
  due: Date;
  at: Date;
}

/** Of what is urgent it is told at night too that it is late. */
export const isAlarm = ({ report, stage }: DueDeadline): boolean =>
  stage === 'overdue' && report.urgency === 'urgent';

/** The part of a row's id that names a deadline and what is told of it. */
export const dueKey = ({ report, dueFor, due, stage }: DueDeadline): string =>
  `${report._id}/${dueFor}-${due.getTime()}-${stage}`;

/** What is said of a report outside: its kind, number and place. */
export const valuesOf = (
  report: Pick<ReportDocument, 'number' | 'category' | 'areaPath'>,
): Pick<PushValues, 'number' | 'matter' | 'place'> => ({
  number: formatReportNumber(report.number),
  matter: categoryName(report.category),
  place: areaLabel(report.areaPath),
});
