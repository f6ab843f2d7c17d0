import type { Deps } from '../deps';
import { Report, type ReportDocument } from '../models/Report';
import { tellDue } from '../projections/tellDue';

const BATCH = 100;

/** Tells of every deadline that comes near or is over, the oldest first; one that fails does not hold up the others. */
export async function tellAllDue(deps: Deps): Promise<void> {
  const failed: string[] = [];
  const now = deps.now();
  for (;;) {
    const due = await Report.find({
      // All counties, and dates: what the planner must be told to take the partial index.
      county: { $gt: '' },
      remindAt: { $type: 'date', $lte: now },
      _id: { $nin: failed },
    })
      .sort({ remindAt: 1 })
      .limit(BATCH)
      .lean<ReportDocument[]>();
    for (const report of due) {
      try {
        await tellDue(deps, report);
      } catch (error) {
        deps.logger.error({ err: error, reportId: report._id }, 'a deadline could not be told');
        failed.push(report._id);
      }
    }
    if (due.length < BATCH || failed.length >= BATCH) return;
  }
}
