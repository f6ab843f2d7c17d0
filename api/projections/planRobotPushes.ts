import type { RobotKind } from '@shared/pushes';
import { STATE_NAMES } from '@shared/states';
import { newPush } from '../commands/newPush';
import type { Deps } from '../deps';
import { GroupRobot } from '../models/GroupRobot';
import type { PushDocument } from '../models/Push';
import type { ReportDocument, TimelineEntry } from '../models/Report';
import { sendMessages } from '../sendMessages';
import type { ProjectedReport } from './entryMessages';
import { type DueDeadline, dueKey, isAlarm, valuesOf } from './pushValues';

/** Steps that the groups of the staff hear of. */
function kindOf({ action, from, to }: TimelineEntry): RobotKind | null {
  if (action === 'submit') return 'new';
  return to === 'closed' && from !== 'closed' ? 'closed' : null;
}

/** What the groups of a report's areas are told of its steps. Of a report about a member of the staff, nothing. */
export async function robotStepPushes(
  deps: Deps,
  report: ProjectedReport,
  entries: readonly TimelineEntry[],
): Promise<PushDocument[]> {
  const told = entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind ? [{ entry, kind }] : [];
  });
  const robots = await robotsFor(
    report,
    told.map(({ kind }) => kind),
  );
  return told.flatMap(({ entry, kind }) =>
    robots
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ _id }) =>
        newPush(deps, {
          _id: `${report._id}/${entry.sequence}/${_id}/wecom`,
          county: report.county,
          channel: 'wecom',
          receiver: _id,
          template: kind,
          reportId: report._id,
          alarm: kind === 'new' && report.urgency === 'urgent',
          values: {
            ...valuesOf(report),
            status: STATE_NAMES[entry.to],
            at: entry.at,
            note:
              kind === 'new' && report.nextDueAt ? sendMessages.robotNewBy(report.nextDueAt) : '',
          },
        }),
      ),
  );
}

/** What the groups of a report's areas are told of a deadline that is over for the staff. */
export async function robotDuePushes(deps: Deps, deadline: DueDeadline): Promise<PushDocument[]> {
  const { report, stage, dueFor, due } = deadline;
  if (stage !== 'overdue' || dueFor === 'rating') return [];
  const robots = await robotsFor(report, ['overdue']);
  return robots.map(({ _id }) =>
    newPush(deps, {
      _id: `${dueKey(deadline)}/${_id}/wecom`,
      county: report.county,
      channel: 'wecom',
      receiver: _id,
      template: 'overdue',
      reportId: report._id,
      alarm: isAlarm(deadline),
      values: {
        ...valuesOf(report),
        status: STATE_NAMES[report.state],
        at: due,
        note: sendMessages.robotOverdue(dueFor, due),
      },
    }),
  );
}

const robotsFor = async (
  { county, areaPath, about }: Pick<ReportDocument, 'county' | 'areaPath' | 'about'>,
  kinds: readonly RobotKind[],
): Promise<{ _id: string; kinds: RobotKind[] }[]> =>
  about || kinds.length === 0
    ? []
    : GroupRobot.find(
        {
          county,
          areaCode: { $in: areaPath.map(({ code }) => code) },
          enabled: true,
          kinds: { $in: [...kinds] },
        },
        { kinds: 1 },
      ).lean();
