import type { Action } from '@shared/actions';
import { readdressReviews } from '../commands/content/readdressReviews';
import { destroyFiles } from '../commands/destroyFiles';
import { isDuplicateKey } from '../commands/isDuplicateKey';
import { settleMerged } from '../commands/settleMerged';
import { readdressTalk } from '../commands/talk/readdressTalk';
import type { Deps } from '../deps';
import { InboxEntry } from '../models/InboxEntry';
import { Report, type TimelineEntry } from '../models/Report';
import { ReportSearch } from '../models/ReportSearch';
import { Upload } from '../models/Upload';
import { textGrams } from '../searchGrams';
import { categoryName, inboxEntriesOf, type ProjectedReport } from './entryMessages';
import { insertMissing } from './insertMissing';
import { openWordReviews } from './openWordReviews';
import { planStepPushes } from './planPushes';
import { writeFacts } from './reportFacts';

/** Steps after which the reports merged into this one go on by themselves. */
const SETTLES: readonly Action[] = ['resolve', 'reject', 'withdraw', 'merge'];

const FIELDS = {
  county: 1,
  number: 1,
  category: 1,
  urgency: 1,
  about: 1,
  words: 1,
  textCheck: 1,
  reporter: 1,
  state: 1,
  clocks: 1,
  rating: 1,
  reopenings: 1,
  areaPath: 1,
  photos: 1,
  nextDueAt: 1,
  createdAt: 1,
  sequence: 1,
  projectedSequence: 1,
  timeline: 1,
} as const;

/**
 * Derives what follows from the steps of a report that were not projected yet, in order, then says so on the report.
 * Everything before that last write can be repeated without effect: a process may die anywhere in it, and several may
 * do it at once.
 */
export async function projectReport(deps: Deps, reportId: string): Promise<void> {
  // Only what a majority has: a step that a failover takes back must not have been told.
  const report = await Report.findById(reportId, FIELDS)
    .readConcern('majority')
    .lean<ProjectedReport>();
  if (!report) return;
  const entries = report.timeline
    .filter((entry) => entry.sequence > report.projectedSequence)
    .sort((a, b) => a.sequence - b.sequence);

  await insertMissing(
    InboxEntry,
    entries.flatMap((entry) => inboxEntriesOf(report, entry)),
  );
  await planStepPushes(deps, report, entries);
  await rememberWords(report);
  await writeFacts(report);
  await markPhotosUsed(report, entries);
  // Once more, should the process that took them out have died before it came to the store.
  if (entries.some(({ action }) => action === 'redact'))
    await destroyFiles(
      deps,
      report.timeline.flatMap(({ destroyed = [] }) => destroyed),
    );
  if (entries.some(({ action }) => SETTLES.includes(action)))
    await settleMerged(deps, report.county, report._id);
  await readdressTalk(deps, report.county, report._id);
  await openWordReviews(deps, report, entries);
  if (entries.some(({ action }) => action === 'move'))
    await readdressReviews(report.county, report._id);
  await advance(report, entries.at(-1)?.sequence ?? report.projectedSequence);
}

/** What people wrote themselves and all may read, and the kind; staff's notes are not searched. */
async function rememberWords(report: ProjectedReport): Promise<void> {
  const said = report.timeline.flatMap((entry) =>
    entry.audience === 'all' && entry.words ? [entry.words] : [],
  );
  const grams = textGrams([report.words, categoryName(report.category), ...said].join('\n'));
  const remember = () =>
    ReportSearch.updateOne(
      { _id: report._id, county: report.county },
      { $set: { grams, createdAt: report.createdAt } },
      { upsert: true },
    );
  try {
    await remember();
  } catch (error) {
    // Two inserted at once: the row is there now.
    if (!isDuplicateKey(error)) throw error;
    await remember();
  }
}

async function markPhotosUsed(
  report: ProjectedReport,
  entries: readonly TimelineEntry[],
): Promise<void> {
  const photos = [...report.photos, ...entries.flatMap((entry) => entry.photos)];
  if (photos.length === 0) return;
  await Upload.updateMany(
    { _id: { $in: photos.map(({ fileId }) => fileId) }, usedAt: null },
    { $set: { usedAt: entries.at(-1)?.at ?? report.createdAt, usedIn: `report/${report._id}` } },
  );
}

/** Never backward, and "done" only where no step came in the meantime. */
async function advance(report: ProjectedReport, to: number): Promise<void> {
  const reached = { $max: ['$projectedSequence', to] };
  await Report.collection.updateOne({ _id: report._id as never, county: report.county }, [
    { $set: { projectedSequence: reached, pendingProjection: { $gt: ['$sequence', reached] } } },
  ]);
}
