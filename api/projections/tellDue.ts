import { formatReportNumber } from '@shared/reportNumber';
import { closeUnrated } from '../commands/closeUnrated';
import { holderPeople } from '../commands/holderPeople';
import type { Deps } from '../deps';
import { inboxMessages } from '../inboxMessages';
import { InboxEntry } from '../models/InboxEntry';
import { type Receiver, Report, type ReportDocument } from '../models/Report';
import { categoryName, inboxId } from './entryMessages';
import { insertMissing } from './insertMissing';
import { planDuePushes } from './planPushes';
import type { DueDeadline } from './pushValues';

/**
 * Tells of a deadline that comes near (80 %) or is over: the staff who hold the report, of a rating its reporter. A
 * report that nobody rated in time is closed. Messages are written first, by a key of report, deadline, stage and
 * person; then the report says that they were. So they come once, however many processes do this and wherever one dies.
 */
export async function tellDue(deps: Deps, report: ReportDocument): Promise<void> {
  const { nextDueAt, nextDueFor, remindAt } = report;
  const now = deps.now();
  if (!nextDueAt || !nextDueFor || !remindAt || remindAt > now) return;
  const stage = now < nextDueAt ? 'reminded' : 'overdue';
  if (stage === 'overdue' && nextDueFor === 'rating') {
    await closeUnrated(deps, report);
    return;
  }
  const receivers = await receiversOf(deps, report);
  const deadline: DueDeadline = { report, stage, dueFor: nextDueFor, due: nextDueAt, at: now };
  await insertMissing(
    InboxEntry,
    receivers.map((receiver) => inboxEntry(deadline, receiver)),
  );
  await planDuePushes(deps, deadline, receivers);
  await Report.updateOne(
    { _id: report._id, county: report.county, version: report.version, remindAt },
    { $set: { dueTold: stage, remindAt: stage === 'reminded' ? nextDueAt : null } },
  );
}

async function receiversOf(deps: Deps, report: ReportDocument): Promise<Receiver[]> {
  if (report.nextDueFor === 'rating')
    return [{ personId: report.reporter.personId, as: 'resident' }];
  const directory = await deps.directory(report.county);
  return holderPeople(directory, report.holder)
    .filter((personId) => personId !== report.about?.personId)
    .map((personId) => ({ personId, as: 'staff' }));
}

const titleOf = ({ stage, dueFor }: DueDeadline): string =>
  stage === 'reminded' ? inboxMessages.reminderTitle(dueFor) : inboxMessages.overdueTitle(dueFor);

function inboxEntry(deadline: DueDeadline, { personId, as }: Receiver) {
  const { report, stage, dueFor, due, at } = deadline;
  const words = stage === 'reminded' ? inboxMessages.reminderWords : inboxMessages.overdueWords;
  return {
    _id: inboxId([report._id, dueFor, due.getTime(), stage, personId]),
    county: report.county,
    personId,
    as,
    reportId: report._id,
    reportNumber: formatReportNumber(report.number),
    title: titleOf(deadline),
    words: words(categoryName(report.category), dueFor, due),
    at,
    readAt: null,
  };
}
