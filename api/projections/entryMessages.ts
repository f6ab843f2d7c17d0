import { createHash } from 'node:crypto';
import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import { inboxMessages } from '../inboxMessages';
import type { InboxEntryDocument } from '../models/InboxEntry';
import type { Receiver, ReportDocument, TimelineEntry } from '../models/Report';

/** What the projections read of a report. */
export type ProjectedReport = Pick<
  ReportDocument,
  | '_id'
  | 'county'
  | 'number'
  | 'category'
  | 'words'
  | 'textCheck'
  | 'reporter'
  | 'areaPath'
  | 'photos'
  | 'nextDueAt'
  | 'createdAt'
  | 'sequence'
  | 'projectedSequence'
  | 'timeline'
>;

export const categoryName = (code: string): string => findCategory(code)?.name ?? code;

/** An inbox entry's id: the same message to the same person is the same document. */
export const inboxId = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 32);

/** The people told of a step, each once. */
export const receiversOf = (entry: TimelineEntry): Receiver[] => [
  ...new Map([...entry.receivers].reverse().map((r) => [r.personId, r])).values(),
];

/** The inbox entries of a step, by unique key report, sequence, receiver. */
export const inboxEntriesOf = (
  report: ProjectedReport,
  entry: TimelineEntry,
): InboxEntryDocument[] =>
  receiversOf(entry).map(({ personId, as }) => ({
    _id: inboxId([report._id, entry.sequence, personId]),
    county: report.county,
    personId,
    as,
    reportId: report._id,
    reportNumber: formatReportNumber(report.number),
    title: inboxMessages.title(entry.action, as),
    words: inboxMessages.words(categoryName(report.category), entry.summary),
    at: entry.at,
    readAt: null,
  }));
