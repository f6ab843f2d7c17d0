import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { setLead } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** What was suspended goes on, with the time that was left. */
export const resumeReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'resume', request, ({ report, directory, clocks, now }) => {
    const byName = postLabel(directory, actingPost(actor, 'resume', report));
    const resolveBy = clocks.resolveBy ?? now;
    return {
      byName,
      summary: messages.resumed(byName, resolveBy),
      words: input.words,
      set: { assignments: setLead(report, { resolveBy }) },
    };
  });
