import { closeUnrated } from '../commands/closeUnrated';
import { escalateOverdue } from '../commands/escalateOverdue';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { type Receiver, Report, type ReportDocument } from '../models/Report';
import { type DueLine, dueLines } from './dueLines';
import { dueReceivers } from './dueReceivers';
import { afterTold, type DueStage, dueStage, isTold, type ToldStage } from './dueStage';
import { insertDueEntries } from './insertDueEntries';
import { planDuePushes } from './planPushes';

/**
 * Does what is due of these reports, one stage each: tells of a deadline that comes near (80 %), is over, or was raised;
 * raises it; closes what nobody rated. Messages are written first, by a key of report, deadline, stage and person; then
 * the report says that they were. So they come once, however many processes do this and wherever one dies.
 * @param deps whose `now` stands still at the time of the run
 * @returns ids of reports that failed (each in the log) or that somebody changed meanwhile: not to be tried again now
 */
export async function tellDue(deps: Deps, reports: readonly ReportDocument[]): Promise<string[]> {
  const left: string[] = [];
  const attempt = async (report: ReportDocument, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      deps.logger.error({ err: error, reportId: report._id }, 'a deadline could not be kept');
      left.push(report._id);
    }
  };

  const now = deps.now();
  const unchanged = await unchangedIds(reports);
  const tellings: Telling[] = [];
  for (const report of reports)
    await attempt(report, async () => {
      const stage = dueStage(report, now);
      if (!unchanged.has(report._id)) left.push(report._id);
      else if (isTold(stage))
        tellings.push(plan(await deps.directory(report.county), report, stage, now));
      else if (!(await act(deps, report, stage))) left.push(report._id);
    });

  await insertDueEntries(
    tellings.flatMap(({ lines }) => lines),
    now,
  );
  const told: Telling[] = [];
  for (const telling of tellings)
    await attempt(telling.report, async () => {
      await push(deps, telling);
      told.push(telling);
    });
  await mark(told);
  return left;
}

interface Telling {
  readonly report: ReportDocument;
  readonly stage: ToldStage;
  readonly receivers: readonly Receiver[];
  readonly lines: readonly DueLine[];
  readonly after: Partial<ReportDocument>;
}

/** A deadline that moved since it was read is told at its new time, not at the old one. */
async function unchangedIds(reports: readonly ReportDocument[]): Promise<Set<string>> {
  const found = await Report.find(
    { _id: { $in: reports.map(({ _id }) => _id) } },
    { version: 1, remindAt: 1 },
  ).lean();
  const now = new Map(found.map((one) => [one._id, one]));
  const unchanged = reports.filter(({ _id, version, remindAt }) => {
    const one = now.get(_id);
    return one?.version === version && one.remindAt?.getTime() === remindAt?.getTime();
  });
  return new Set(unchanged.map(({ _id }) => _id));
}

function plan(
  directory: CountyDirectory,
  report: ReportDocument,
  stage: ToldStage,
  now: Date,
): Telling {
  const { receivers, anybody } = dueReceivers(directory, report, stage);
  return {
    report,
    stage,
    receivers,
    lines: dueLines(report, stage, receivers),
    after: afterTold(report, stage, now, directory, anybody),
  };
}

/** Outside it is told at once; that it was raised is sent as a step like any other. */
async function push(deps: Deps, { report, stage, receivers }: Telling): Promise<void> {
  const { nextDueAt: due, nextDueFor: dueFor } = report;
  if (stage === 'raised' || !due || !dueFor) return;
  await planDuePushes(deps, { report, stage, dueFor, due, at: deps.now() }, receivers);
}

/** Says on the reports that it was told; a report that somebody changed meanwhile keeps its new deadline. */
async function mark(tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await Report.collection.bulkWrite(
    tellings.map(({ report, after }) => ({
      updateOne: { filter: asRead(report) as never, update: { $set: after } },
    })),
    { ordered: false },
  );
}

/** @returns false where somebody was faster */
async function act(deps: Deps, report: ReportDocument, stage: DueStage | null): Promise<boolean> {
  const whole = await Report.findOne(asRead(report)).lean<ReportDocument>();
  if (!whole) return false;
  if (stage === 'closeUnrated') return (await closeUnrated(deps, whole)) !== null;
  if (stage === 'raise' && (await escalateOverdue(deps, whole))) return true;
  // At the county, or where the table knows no level above, nothing more follows.
  const { matchedCount } = await Report.updateOne(asRead(report), { $set: { remindAt: null } });
  return matchedCount > 0;
}

/** The report as it was read: somebody who was faster finds nothing changed under their hands. */
const asRead = ({ _id, county, version, remindAt }: ReportDocument) => ({
  _id,
  county,
  version,
  remindAt,
});
