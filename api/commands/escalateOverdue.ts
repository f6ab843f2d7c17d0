import type { State } from '@shared/states';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { levelOf } from '../policies/workflowFacts';
import { holderAbove } from './dispatchHolder';
import { takeSystemStep } from './takeStep';

/** Somebody works on it: they keep it, and one level higher watches. */
const KEPT: readonly State[] = ['dispatched', 'accepted'];

/**
 * Raises a report that is overdue by one level: what nobody works on goes there, what somebody works on is watched from
 * there. Null at the county, or where somebody was faster.
 */
export const escalateOverdue = (
  deps: Deps,
  report: ReportDocument,
): Promise<ReportDocument | null> =>
  takeSystemStep(deps, report, 'escalateOverdue', ({ directory, now }) => {
    const above = holderAbove(directory, report, levelOf(report));
    // In the step's own write: whoever goes on after a crash tells of this level, and raises no second one.
    const set = {
      escalations: report.escalations + 1,
      dueTold: 'raised' as const,
      remindAt: now,
    };
    const raised = { ...above, why: messages.escalatedWhy(above.name) };
    return {
      byName: messages.system,
      summary: messages.escalatedOverdue(above.name),
      ...(KEPT.includes(report.state)
        ? { set: { ...set, overseer: raised } }
        : { set, holder: raised }),
    };
  });
