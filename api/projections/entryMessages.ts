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
  | 'urgency'
  | 'about'
  | 'areaPath'
  | 'photos'
  | 'nextDueAt'
  | 'createdAt'
  | 'sequence'
  | 'projectedSequence'
  | 'timeline'
  | 'state'
  | 'clocks'
  | 'rating'
  | 'reopenings'
>;

export const categoryName = (code: string): string => findCategory(code)?.name ?? code;

/** An inbox entry's id: the same message to the same person is the same document. */
export const inboxId = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 32);

/** The people told of a step, each once. */
export const receiversOf = (entry: TimelineEntry): Receiver[] => [
  ...new Map([...entry.receivers].reverse().map((r) => [r.personId, r])).values(),
];

/** What the clock raised is told to the staff by whoever keeps the deadlines: many of them come as one. */
const isToldAsDue = ({ action }: TimelineEntry, { as }: Receiver): boolean =>
  action === 'escalateOverdue' && as === 'staff';

/** The inbox entries of a step, by unique key report, sequence, receiver. */
export const inboxEntriesOf = (
  report: ProjectedReport,
  entry: TimelineEntry,
): InboxEntryDocument[] =>
  receiversOf(entry)
    .filter((receiver) => !isToldAsDue(entry, receiver))
    .map((receiver) => ({
      _id: inboxId([report._id, entry.sequence, receiver.personId]),
      county: report.county,
      personId: receiver.personId,
      as: receiver.as === 'staff' ? 'staff' : 'resident',
      ...opened(report, receiver),
      sequence: entry.sequence,
      title: inboxMessages.title(entry.action, receiver.as),
      words: inboxMessages.words(
        categoryName(entry.category),
        receiver.as === 'original' ? inboxMessages.joined : entry.summary,
      ),
      at: entry.at,
      readAt: null,
    }));

/** What an entry opens: nothing for a neighbour who may not see the report. */
function opened(report: ProjectedReport, { as, opens }: Receiver) {
  if (as === 'supporter') return { reportId: null, reportNumber: null };
  const { reportId, number } = opens ?? { reportId: report._id, number: report.number };
  return { reportId, reportNumber: formatReportNumber(number) };
}
