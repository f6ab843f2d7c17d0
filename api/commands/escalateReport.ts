import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { levelOf } from '../policies/workflowFacts';
import { replaceOpen } from './assignments';
import { holderAbove } from './dispatchHolder';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 上报: who has it cannot settle it; one level up has it from now on. */
export const escalateReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'escalate', request, ({ report, directory }) => {
    const holder = holderAbove(directory, report, levelOf(report));
    return {
      byName: postLabel(directory, actingPost(actor, 'escalate', report)),
      summary: messages.escalated(holder.name),
      words: input.reason,
      holder,
      set: { assignments: replaceOpen(report), overseer: null, extension: null },
    };
  });
