import type { DueFor } from '@shared/clocks';
import { formatReportNumber } from '@shared/reportNumber';
import { type Action, STATE_NAMES } from '@shared/workflow';
import type { Deps } from '../deps';
import { areaLabel } from '../grids/findResponsible';
import { inboxMessages } from '../inboxMessages';
import { Push, type PushDocument, type PushTemplate } from '../models/Push';
import type { Receiver, ReportDocument, TimelineEntry } from '../models/Report';
import { allowedPushes } from './allowedPushes';
import { categoryName, type ProjectedReport, receiversOf } from './entryMessages';
import { insertMissing } from './insertMissing';
import { newPush } from './newPush';

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

/** A deadline that comes near (`reminded`) or is over. */
export interface DueDeadline {
  report: ReportDocument;
  stage: 'reminded' | 'overdue';
  dueFor: DueFor;
  due: Date;
  at: Date;
}

/** Puts into the ledger what these steps of a report call for and people allowed. Safe to repeat. */
export async function planStepPushes(
  deps: Deps,
  report: ProjectedReport,
  entries: readonly TimelineEntry[],
): Promise<void> {
  if (!deps.wechat(report.county)) return;
  const now = deps.now();
  await insertMissing(
    Push,
    await allowedPushes(entries.flatMap((entry) => stepPushes(report, entry, now))),
  );
}

/** Puts into the ledger what a deadline calls for and the staff allowed. Safe to repeat. */
export async function planDuePushes(
  deps: Deps,
  deadline: DueDeadline,
  receivers: readonly Receiver[],
): Promise<void> {
  if (!deps.wechat(deadline.report.county)) return;
  const staff = receivers.filter(({ as }) => as === 'staff');
  await insertMissing(
    Push,
    await allowedPushes(staff.map(({ personId }) => duePush(deadline, personId))),
  );
}

function templateFor(action: Action, as: Receiver['as']): PushTemplate | null {
  if (as === 'resident') return action === 'resolve' ? 'reportResolved' : 'reportProgress';
  return GIVES.includes(action) ? 'taskAssigned' : null;
}

const stepPushes = (report: ProjectedReport, entry: TimelineEntry, now: Date): PushDocument[] =>
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

function duePush({ report, stage, dueFor, due, at }: DueDeadline, personId: string): PushDocument {
  const soon = stage === 'reminded';
  return newPush(
    {
      _id: `${report._id}/${dueFor}-${due.getTime()}-${stage}/${personId}/wechat`,
      county: report.county,
      personId,
      template: 'taskDue',
      reportId: report._id,
      values: {
        number: formatReportNumber(report.number),
        matter: categoryName(report.category),
        status: soon ? inboxMessages.soonDue : inboxMessages.overdue,
        place: areaLabel(report.areaPath),
        at: due,
        note: soon ? inboxMessages.reminderTitle(dueFor) : inboxMessages.overdueTitle(dueFor),
      },
    },
    at,
  );
}
