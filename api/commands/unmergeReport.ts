import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';
import { verifyHolder } from './verifyHolder';

/** Undoes a merger: it is verified again by itself, with the time that was left. */
export const unmergeReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'unmerge', request, ({ report, directory }) => {
    const holder = verifyHolder(directory, report);
    return {
      byName: postLabel(directory, actingPost(actor, 'unmerge', report)),
      summary: messages.unmerged(holder.name),
      words: input.words,
      holder,
      set: { mergedInto: null },
    };
  });
