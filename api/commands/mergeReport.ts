import { formatReportNumber, parseReportNumber } from '@shared/reportNumber';
import { OPEN_STATES } from '@shared/states';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import { Report, type ReportDocument } from '../models/Report';
import { actingPost, visibleTo } from '../policies/reportPolicy';
import { nobody } from './nobody';
import { postLabel } from './postLabel';
import { settleMerged } from './settleMerged';
import { type StepRequest, takeStep } from './takeStep';

/**
 * 并案: the same matter was reported before, and goes on under that number. Only this report is written; its reporter
 * rates for themselves once the other is resolved.
 * @throws ApiError original_unavailable where the other is not there, not open, merged itself or about somebody else
 */
export async function mergeReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { original: string; words?: string | undefined },
): Promise<ReportDocument> {
  const original = await findOriginal(actor, request.reportId, input.original);
  const merged = await takeStep(deps, actor, 'merge', request, ({ report, directory }) => {
    if (!original || (report.about?.personId ?? null) !== (original.about?.personId ?? null))
      throw apiError('original_unavailable');
    const number = formatReportNumber(original.number);
    return {
      byName: postLabel(directory, actingPost(actor, 'merge', report)),
      summary: messages.merged(number),
      words: input.words ?? null,
      holder: nobody(messages.mergedWhy(number)),
      original,
      set: { mergedInto: original._id, overseer: null },
    };
  });
  // The original may have been resolved in the meantime: then nobody would come back to this one.
  if (merged.mergedInto) await settleMerged(deps, merged.county, merged.mergedInto);
  return merged;
}

/** Another open report that the person sees. */
async function findOriginal(
  actor: Actor,
  reportId: string,
  given: string,
): Promise<ReportDocument | null> {
  const number = parseReportNumber(given);
  if (!number) return null;
  return Report.findOne({
    ...visibleTo(actor),
    number,
    _id: { $ne: reportId },
    state: { $in: [...OPEN_STATES] },
  }).lean();
}
