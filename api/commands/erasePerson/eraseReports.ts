import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { Erasure } from '../../models/Erasure';
import { Report, type ReportDocument } from '../../models/Report';
import { ReportSearch } from '../../models/ReportSearch';
import { destroyFiles } from '../destroyFiles';
import type { ErasedPerson } from './erased';
import { filesOfReporter, hasEnded, isStripped, leaveReport, stripReport } from './eraseFromReport';

/** Somebody takes a step in between: it is read again, so many times. */
const TRIES = 20;

/** Where the id of a person may stand in a report; a scan of the county's reports, since an erasure is rare. */
const traces = ({ county, personId }: ErasedPerson) => ({
  county,
  $or: [
    { viewerKeys: `person:${personId}` },
    { 'reporter.personId': personId },
    { 'about.personId': personId },
    { 'behalf.personId': personId },
    { 'rejection.personId': personId },
    { 'extension.personId': personId },
    { handledBy: personId },
    { 'timeline.byPersonId': personId },
    { 'timeline.receivers.personId': personId },
  ],
});

/**
 * Takes a person out of all reports. Those that have ended are stripped at once; the others are noted on the erasure
 * before they are touched, and stripped by `stripEndedReports` when their time has come.
 */
export async function eraseReports(
  deps: Deps,
  erasureId: string,
  erased: ErasedPerson,
): Promise<void> {
  const found = await Report.find(traces(erased), { 'reporter.personId': 1 }).lean<
    Pick<ReportDocument, '_id' | 'reporter'>[]
  >();
  for (const { _id, reporter } of found) {
    const isTheirs = reporter.personId === erased.personId;
    if (isTheirs)
      await Erasure.updateOne({ _id: erasureId }, { $addToSet: { openReportIds: _id } });
    await rewrite(_id, (report) => leaveReport(report, erased, deps.now()));
  }
  await stripEndedReports(deps, erasureId);
}

/** Strips those of an erasure's reports that have ended. @returns how many are still open */
export async function stripEndedReports(deps: Deps, erasureId: string): Promise<number> {
  const erasure = await Erasure.findById(erasureId, { openReportIds: 1 }).lean();
  let open = 0;
  for (const reportId of erasure?.openReportIds ?? []) {
    const report = await Report.findById(reportId).lean();
    if (report && !hasEnded(report)) {
      open += 1;
      continue;
    }
    if (report && !isStripped(report)) {
      // The files first: once the report does not name them, nobody would find them.
      await destroyFiles(deps, filesOfReporter(report));
      await rewrite(reportId, (current) => stripReport(current, deps.now()));
    }
    await ReportSearch.deleteOne({ _id: reportId });
    await Erasure.updateOne({ _id: erasureId }, { $pull: { openReportIds: reportId } });
  }
  return open;
}

/** A conditional update on the version read, as every other writer does it. What was checked of its content goes too. */
async function rewrite(
  reportId: string,
  change: (report: ReportDocument) => ReportDocument,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const report = await Report.findById(reportId).lean<ReportDocument>();
    if (!report) return;
    const { _id, projectedSequence: _, content: __, ...set } = change(report);
    const written = await Report.updateOne(
      { _id, county: report.county, version: report.version },
      { $set: set, ...(isStripped(change(report)) ? { $unset: { content: 1 } } : {}) },
    );
    if (written.modifiedCount === 1) return;
  }
  throw apiError('try_again');
}
