import { formatReportNumber } from '@shared/reportNumber';
import { closeUnrated } from '../commands/closeUnrated';
import { holderPeople } from '../commands/holderPeople';
import type { Deps } from '../deps';
import { areaLabel } from '../grids/findResponsible';
import { inboxMessages } from '../inboxMessages';
import { InboxEntry } from '../models/InboxEntry';
import { Push } from '../models/Push';
import { type Receiver, Report, type ReportDocument } from '../models/Report';
import { categoryName, inboxId, newPush } from './entryMessages';
import { insertMissing } from './insertMissing';
import { allowedPushes } from './projectReport';

type Stage = 'reminded' | 'overdue';

/**
 * Tells of a deadline that comes near (80 %) or is over: the staff who hold the report, of a rating its reporter. A
 * report that nobody rated in time is closed. Messages are written first, by a key of report, deadline, stage and
 * person; then the report says that they were. So they come once, however many processes do this and wherever one dies.
 */
export async function tellDue(deps: Deps, report: ReportDocument): Promise<void> {
  const { nextDueAt, nextDueFor, remindAt } = report;
  const now = deps.now();
  if (!nextDueAt || !nextDueFor || !remindAt || remindAt > now) return;
  const stage: Stage = now < nextDueAt ? 'reminded' : 'overdue';
  if (stage === 'overdue' && nextDueFor === 'rating') {
    await closeUnrated(deps, report);
    return;
  }
  const receivers = await receiversOf(deps, report);
  const deadline = { report, stage, dueFor: nextDueFor, due: nextDueAt, at: now };
  await insertMissing(
    InboxEntry,
    receivers.map((receiver) => inboxEntry(deadline, receiver)),
  );
  const staff = receivers.filter(({ as }) => as === 'staff');
  if (deps.wechat(report.county))
    await insertMissing(Push, await allowedPushes(staff.map((r) => push(deadline, r))));
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

interface Deadline {
  report: ReportDocument;
  stage: Stage;
  dueFor: NonNullable<ReportDocument['nextDueFor']>;
  due: Date;
  at: Date;
}

const titleOf = ({ stage, dueFor }: Deadline): string =>
  stage === 'reminded' ? inboxMessages.reminderTitle(dueFor) : inboxMessages.overdueTitle(dueFor);

function inboxEntry(deadline: Deadline, { personId, as }: Receiver) {
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

function push(deadline: Deadline, { personId }: Receiver) {
  const { report, stage, dueFor, due, at } = deadline;
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
        status: stage === 'reminded' ? inboxMessages.soonDue : inboxMessages.overdue,
        place: areaLabel(report.areaPath),
        at: due,
        note: titleOf(deadline),
      },
    },
    at,
  );
}
