import type { AssistingPart } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { assistingAssignments } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 吹哨 while it is being handled: more are called in, each with a part. @throws ApiError target_unavailable */
export const whistle = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { assisting: AssistingPart[] },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'whistle', request, (context) => {
    const { report, directory } = context;
    const post = actingPost(actor, 'whistle', report);
    if (!post) throw apiError('forbidden');
    const parts = assistingAssignments(context, input.assisting, post, null);
    return {
      byName: postLabel(directory, post),
      summary: messages.whistled(parts.map((part) => part.toName).join('、')),
      parts,
      set: { assignments: [...report.assignments, ...parts] },
    };
  });
