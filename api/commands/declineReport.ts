import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { dispatchHolder } from './dispatchHolder';
import { setOpenAssignment } from './openAssignment';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 退单 with a reason: it goes back to whoever dispatches. */
export const declineReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'decline', request, ({ report, directory }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    const holder = dispatchHolder(directory, report);
    return {
      byName,
      summary: messages.declined(byName, holder.name),
      words: input.reason,
      holder,
      set: { assignments: setOpenAssignment(report, 'declined') },
    };
  });
