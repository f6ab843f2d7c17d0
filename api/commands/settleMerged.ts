import type { State } from '@shared/states';
import type { Deps } from '../deps';
import { messages } from '../messages';
import { Report, type ReportDocument } from '../models/Report';
import { takeSystemStep } from './takeStep';
import { verifyHolder } from './verifyHolder';
import { waitingForRating } from './waitingForRating';

const SETTLED: readonly State[] = ['resolved', 'closed', 'shelved'];
const ENDED: readonly State[] = ['rejected', 'withdrawn', 'merged'];

/**
 * What follows for the reports that were merged into one: once it is resolved each reporter is asked for a rating of
 * their own; where it ends otherwise they go on by themselves. Can be repeated without effect.
 */
export async function settleMerged(deps: Deps, county: string, originalId: string): Promise<void> {
  const original = await Report.findOne({ _id: originalId, county }, { state: 1 }).lean();
  if (!original) return;
  const step = SETTLED.includes(original.state)
    ? settle
    : ENDED.includes(original.state)
      ? release
      : null;
  if (!step) return;
  const merged = await Report.find({ county, mergedInto: originalId, state: 'merged' }).lean();
  for (const report of merged) await step(deps, report);
}

const settle = (deps: Deps, report: ReportDocument): Promise<ReportDocument | null> =>
  takeSystemStep(deps, report, 'settleMerged', ({ clocks, now }) => ({
    byName: messages.system,
    summary: messages.settledWith(clocks.rateBy ?? now),
    holder: waitingForRating(report.holder),
  }));

const release = (deps: Deps, report: ReportDocument): Promise<ReportDocument | null> =>
  takeSystemStep(deps, report, 'releaseMerged', ({ directory }) => {
    const holder = verifyHolder(directory, report);
    return {
      byName: messages.system,
      summary: messages.released(holder.name),
      holder,
      set: { mergedInto: null },
    };
  });
