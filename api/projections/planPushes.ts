import type { Action } from '@shared/actions';
import { STATE_NAMES } from '@shared/states';
import { newPush } from '../commands/newPush';
import type { Deps } from '../deps';
import { inboxMessages } from '../inboxMessages';
import { Push, type PushDocument, type PushTemplate } from '../models/Push';
import type { Receiver, TimelineEntry } from '../models/Report';
import { allowedPushes } from './allowedPushes';
import { type ProjectedReport, receiversOf } from './entryMessages';
import { insertMissing } from './insertMissing';
import { robotDuePushes, robotStepPushes } from './planRobotPushes';
import { smsDuePushes, smsStepPushes } from './planSms';
import { type DueDeadline, dueKey, isAlarm, STALE_MS, valuesOf } from './pushValues';

/** Steps that put something into somebody's hands: told at once also outside; the rest waits for the digest. */
const GIVES: readonly Action[] = [
  'submit',
  'supplement',
  'verify',
  'appeal',
  'grantAppeal',
  'move',
  'unmerge',
  'dispatch',
  'transfer',
  'whistle',
  'decline',
  'declinePart',
  'escalate',
  'escalateOverdue',
  'askExtension',
  'resume',
  'remind',
  'supervise',
  'rateUnsolved',
  'shelve',
  'takeUp',
];

/** Puts into the ledger what these steps of a report call for: to people who allowed it, groups, phones. Repeatable. */
export async function planStepPushes(
  deps: Deps,
  report: ProjectedReport,
  entries: readonly TimelineEntry[],
): Promise<void> {
  const fresh = entries.filter(({ at }) => deps.now().getTime() - at.getTime() < STALE_MS);
  if (fresh.length === 0) return;
  const wanted = fresh.flatMap((entry) => stepPushes(deps, report, entry));
  const planned = await Promise.all([
    deps.wechat(report.county) ? allowedPushes(wanted) : [],
    robotStepPushes(deps, report, fresh),
    smsStepPushes(deps, report, fresh),
  ]);
  await insertMissing(Push, planned.flat());
}

/** Puts into the ledger what a deadline calls for; of an alarm that nobody allowed a message for, an SMS. Repeatable. */
export async function planDuePushes(
  deps: Deps,
  deadline: DueDeadline,
  receivers: readonly Receiver[],
): Promise<void> {
  const staff = receivers.filter(({ as }) => as === 'staff').map(({ personId }) => personId);
  const allowed = deps.wechat(deadline.report.county)
    ? await allowedPushes(staff.map((personId) => duePush(deps, deadline, personId)))
    : [];
  const told = new Set(allowed.map(({ personId }) => personId));
  const planned = await Promise.all([
    robotDuePushes(deps, deadline),
    smsDuePushes(
      deps,
      deadline,
      staff.filter((personId) => !told.has(personId)),
    ),
  ]);
  await insertMissing(Push, [...allowed, ...planned.flat()]);
}

function templateFor(action: Action, as: Receiver['as']): PushTemplate | null {
  if (as === 'staff') return GIVES.includes(action) ? 'taskAssigned' : null;
  // Who is to rate it; neighbours and reporters of reports beside are only told.
  const done = as === 'resident' && (action === 'resolve' || action === 'settleMerged');
  return done ? 'reportResolved' : 'reportProgress';
}

function stepPushes(deps: Deps, report: ProjectedReport, entry: TimelineEntry): PushDocument[] {
  return receiversOf(entry).flatMap(({ personId, as, opens }) => {
    const template = templateFor(entry.action, as);
    if (!template) return [];
    const { reportId, number } = opens ?? { reportId: report._id, number: report.number };
    // A neighbour who said "me too" may not see the report: neither its number nor the way to it.
    const own = as !== 'supporter';
    return newPush(deps, {
      _id: `${report._id}/${entry.sequence}/${personId}/wechat`,
      county: report.county,
      channel: 'wechat',
      receiver: personId,
      template,
      reportId: own ? reportId : null,
      alarm: template === 'taskAssigned' && report.urgency === 'urgent',
      values: {
        ...valuesOf({ ...report, number }),
        ...(own ? {} : { number: '' }),
        status: STATE_NAMES[entry.to],
        at: as === 'staff' ? (report.nextDueAt ?? entry.at) : entry.at,
        note: inboxMessages.title(entry.action, as),
      },
    });
  });
}

function duePush(deps: Deps, deadline: DueDeadline, personId: string): PushDocument {
  const { report, stage, dueFor, due } = deadline;
  const soon = stage === 'reminded';
  return newPush(deps, {
    _id: `${dueKey(deadline)}/${personId}/wechat`,
    county: report.county,
    channel: 'wechat',
    receiver: personId,
    template: 'taskDue',
    reportId: report._id,
    alarm: isAlarm(deadline),
    values: {
      ...valuesOf(report),
      status: soon ? inboxMessages.soonDue : inboxMessages.overdue,
      at: due,
      note: soon ? inboxMessages.reminderTitle(dueFor) : inboxMessages.overdueTitle(dueFor),
    },
  });
}
