import type { Action } from '@shared/actions';
import { STATE_NAMES } from '@shared/states';
import { newPush } from '../commands/newPush';
import type { Deps } from '../deps';
import type { SmsTemplate } from '../integrations/sms/smsClient';
import { Person } from '../models/Person';
import type { PushDocument } from '../models/Push';
import type { TimelineEntry } from '../models/Report';
import { type ProjectedReport, receiversOf } from './entryMessages';
import { type DueDeadline, dueKey, isAlarm, valuesOf } from './pushValues';

/** Of what a resident without WeChat is told by SMS. */
const TELLS: Partial<Record<Action, SmsTemplate>> = {
  dispatch: 'reportDispatched',
  resolve: 'reportResolved',
  settleMerged: 'reportResolved',
};

/** Short messages to residents who have a telephone and no WeChat: reported for by the staff (代报). */
export async function smsStepPushes(
  deps: Deps,
  report: ProjectedReport,
  entries: readonly TimelineEntry[],
): Promise<PushDocument[]> {
  if (!deps.sms(report.county)) return [];
  const wanted = entries.flatMap((entry) => {
    const template = TELLS[entry.action];
    if (!template) return [];
    return receiversOf(entry)
      .filter(({ as }) => as === 'resident')
      .map(({ personId }) => ({ entry, template, personId }));
  });
  const reached = await byPhoneOnly(
    report.county,
    wanted.map(({ personId }) => personId),
  );
  return wanted
    .filter(({ personId }) => reached.has(personId))
    .map(({ entry, template, personId }) =>
      newPush(deps, {
        _id: `${report._id}/${entry.sequence}/${personId}/sms`,
        county: report.county,
        channel: 'sms',
        receiver: personId,
        template,
        reportId: report._id,
        alarm: false,
        values: { ...valuesOf(report), status: STATE_NAMES[entry.to], at: entry.at, note: '' },
      }),
    );
}

/** Alarms that are late, to members of the staff who get no subscribe message of it. */
export async function smsDuePushes(
  deps: Deps,
  deadline: DueDeadline,
  people: readonly string[],
): Promise<PushDocument[]> {
  const { report, due } = deadline;
  if (!deps.sms(report.county) || !isAlarm(deadline) || people.length === 0) return [];
  const reached = await Person.find(
    { _id: { $in: [...people] }, county: report.county, phoneIndex: { $type: 'string' } },
    { _id: 1 },
  ).lean();
  return reached.map(({ _id }) =>
    newPush(deps, {
      _id: `${dueKey(deadline)}/${_id}/sms`,
      county: report.county,
      channel: 'sms',
      receiver: _id,
      template: 'taskOverdue',
      reportId: report._id,
      alarm: true,
      values: { ...valuesOf(report), status: STATE_NAMES[report.state], at: due, note: '' },
    }),
  );
}

async function byPhoneOnly(county: string, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const found = await Person.find(
    { _id: { $in: [...people] }, county, openidIndex: null, phoneIndex: { $type: 'string' } },
    { _id: 1 },
  ).lean();
  return new Set(found.map(({ _id }) => _id));
}
