import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { nobody } from './nobody';
import { takeSystemStep } from './takeStep';

/** Closes a report whose days to rate are over as 未评价, which never counts as satisfied; null where too late. */
export const closeUnrated = (deps: Deps, report: ReportDocument): Promise<ReportDocument | null> =>
  takeSystemStep(deps, report, 'closeUnrated', () => ({
    byName: messages.system,
    summary: messages.closedUnrated,
    holder: nobody(messages.closed),
  }));
