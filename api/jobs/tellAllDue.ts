import type { Deps } from '../deps';
import { Report, type ReportDocument } from '../models/Report';
import { tellDue } from '../projections/tellDue';

/** So many are put together for one person's summary; a day's standstill of a county is hardly more. */
const BATCH = 2000;

/**
 * Tells of every deadline that comes near or is over, and raises what stays late, the oldest first; one that fails does
 * not hold up the others. Each report goes one stage a run, by the database's clock as it was when the run began: a
 * process whose own clock is wrong does nothing early and nothing twice.
 */
export async function tellAllDue(deps: Deps): Promise<void> {
  const now = await deps.databaseNow();
  const standing: Deps = { ...deps, now: () => now };
  const left: string[] = [];
  // What is raised is told of in a second round; nothing takes more.
  for (;;) {
    const due = await Report.find(
      {
        // All counties, and dates: what the planner must be told to take the partial index.
        county: { $gt: '' },
        remindAt: { $type: 'date', $lte: now },
        _id: { $nin: left },
      },
      // The last entry is enough here; whoever takes a step reads the whole.
      { timeline: { $slice: -1 }, photos: 0, content: 0 },
    )
      .sort({ remindAt: 1 })
      .limit(BATCH)
      .lean<ReportDocument[]>();
    if (due.length === 0 || left.length >= BATCH) return;
    left.push(...(await tellDue(standing, due)));
  }
}
