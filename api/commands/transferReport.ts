import type { Target } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { leadAssignment, replaceOpen } from './assignments';
import { dispatcherFor } from './dispatchReport';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';
import { targetHolder } from './targetHolder';

/**
 * 转办: a dispatcher takes it from those who have it and gives it to others, without a new deadline.
 * @throws ApiError target_unavailable, forbidden where the post does not reach it
 */
export const transferReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { target: Target; reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'transfer', request, (context) => {
    const { report, directory, clocks, now } = context;
    const post = dispatcherFor(actor, report, input.target);
    const holder = targetHolder(directory, report, input.target);
    return {
      byName: postLabel(directory, post),
      summary: messages.transferred(holder.name, clocks.acceptBy ?? now),
      words: input.reason,
      holder,
      set: {
        assignments: [...replaceOpen(report), leadAssignment(context, holder, post)],
        extension: null,
      },
    };
  });
