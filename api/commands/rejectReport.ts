import type { RejectionReason } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { levelOf } from '../policies/workflowFacts';
import { nobody } from './nobody';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** Not taken up: with a reason, an explanation, and who could help instead. */
export const rejectReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { reason: RejectionReason; words: string; whoCanHelp: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'reject', request, ({ report, directory }) => {
    const post = actingPost(actor, 'reject', report);
    return {
      byName: postLabel(directory, post),
      summary: messages.rejected(input.reason, input.whoCanHelp),
      words: input.words,
      holder: nobody(messages.closed),
      set: {
        rejection: {
          personId: actor.personId,
          areaCode: highest(post?.areaCode ?? report.county, levelOf(report)),
        },
      },
    };
  });

/** Of two areas on a path the upper one. */
const highest = (a: string, b: string): string => (a.length < b.length ? a : b);
