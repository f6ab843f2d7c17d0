import { findCategory } from '@shared/categories';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { dispatchHolder } from './dispatchHolder';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 核单: it is real, here, and of this kind (which may be corrected). */
export function verifyReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { category?: string | undefined; words?: string | undefined },
): Promise<ReportDocument> {
  const corrected = input.category ? findCategory(input.category) : undefined;
  if (input.category && !corrected)
    throw apiError('validation_failed', [{ path: 'category', message: '没有这个类别' }]);
  return takeStep(deps, actor, 'verify', request, ({ report, directory }) => {
    const holder = dispatchHolder(directory, report);
    const changed = corrected && corrected.code !== report.category ? corrected : undefined;
    return {
      byName: postLabel(directory, actingPost(actor, 'verify', report)),
      summary: changed
        ? messages.verifiedAs(changed.name, holder.name)
        : messages.verified(holder.name),
      words: input.words ?? null,
      holder,
      set: changed ? { category: changed.code, urgency: changed.urgency } : {},
    };
  });
}
