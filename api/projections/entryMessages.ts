import { createHash } from 'node:crypto';
import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import { type Action, STATE_NAMES } from '@shared/workflow';
import { areaLabel } from '../grids/findResponsible';
import { inboxMessages } from '../inboxMessages';
import type { InboxEntryDocument } from '../models/InboxEntry';
import type { PushDocument, PushTemplate } from '../models/Push';
import type { Receiver, ReportDocument, TimelineEntry } from '../models/Report';

/** What the projections read of a report. */
export type ProjectedReport = Pick<
  ReportDocument,
  | '_id'
  | 'county'
  | 'number'
  | 'category'
  | 'words'
  | 'areaPath'
  | 'photos'
  | 'nextDueAt'
  | 'createdAt'
  | 'sequence'
  | 'projectedSequence'
  | 'timeline'
>;

/** Steps that put a report into somebody's hands: told at once also outside; the rest waits for the digest. */
const GIVES: readonly Action[] = [
  'submit',
  'verify',
  'supplement',
  'dispatch',
  'decline',
  'rateUnsolved',
  'shelve',
];

export const categoryName = (code: string): string => findCategory(code)?.name ?? code;

/** An inbox entry's id: the same message to the same person is the same document. */
export const inboxId = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 32);

/** The people told of a step, each once. */
const receiversOf = (entry: TimelineEntry): Receiver[] => [
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

function templateFor(action: Action, as: Receiver['as']): PushTemplate | null {
  if (as === 'resident') return action === 'resolve' ? 'reportResolved' : 'reportProgress';
  return GIVES.includes(action) ? 'taskAssigned' : null;
}

/** What the ledger begins with. */
export const newPush = (
  push: Pick<PushDocument, '_id' | 'county' | 'personId' | 'template' | 'reportId' | 'values'>,
  now: Date,
): PushDocument => ({
  ...push,
  channel: 'wechat',
  state: 'waiting',
  code: null,
  messageId: null,
  attempts: 0,
  spent: false,
  createdAt: now,
  tryAt: now,
  claimedAt: null,
  settledAt: null,
});

/** The subscribe messages a step calls for, whether or not the person allowed one. */
export const pushesOf = (
  report: ProjectedReport,
  entry: TimelineEntry,
  now: Date,
): PushDocument[] =>
  receiversOf(entry).flatMap(({ personId, as }) => {
    const template = templateFor(entry.action, as);
    if (!template) return [];
    const push = {
      _id: `${report._id}/${entry.sequence}/${personId}/wechat`,
      county: report.county,
      personId,
      template,
      reportId: report._id,
      values: {
        number: formatReportNumber(report.number),
        matter: categoryName(report.category),
        status: STATE_NAMES[entry.to],
        place: areaLabel(report.areaPath),
        at: as === 'staff' ? (report.nextDueAt ?? entry.at) : entry.at,
        note: inboxMessages.title(entry.action, as),
      },
    };
    return [newPush(push, now)];
  });
