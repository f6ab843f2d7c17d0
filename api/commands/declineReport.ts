import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { replaceOpen, setLead } from './assignments';
import { dispatchHolder } from './dispatchHolder';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 退单 with a reason: it goes back to whoever dispatches; who was to assist is free of it. */
export const declineReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'decline', request, ({ report, directory }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    const holder = dispatchHolder(directory, report);
    const declined = setLead(report, { state: 'declined', answer: input.reason });
    return {
      byName,
      summary: messages.declined(byName, holder.name),
      words: input.reason,
      holder,
      set: { assignments: replaceOpen({ assignments: declined }) },
    };
  });
