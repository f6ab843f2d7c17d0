import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { openParts } from '../policies/viewerKeys';
import { setAssignment } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** Takes an assisting part back that is not needed or not answered. @throws ApiError validation_failed */
export const recallPart = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { assignmentId: string; reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'recallPart', request, ({ report, directory }) => {
    const part = openParts(report).find((one) => one.id === input.assignmentId);
    if (!part)
      throw apiError('validation_failed', [
        { path: 'assignmentId', message: messages.partUnknown },
      ]);
    return {
      byName: postLabel(directory, actingPost(actor, 'recallPart', report)),
      summary: messages.partRecalled(part.toName),
      words: input.reason,
      audience: 'staff',
      parts: [part],
      set: { assignments: setAssignment(report, part.id, { state: 'replaced' }) },
    };
  });
