import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** The verifier asks the resident for more; the verification clock waits meanwhile. */
export const askForMore = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'askForMore', request, ({ report, directory }) => ({
    byName: postLabel(directory, actingPost(actor, 'askForMore', report)),
    summary: messages.askedForMore,
    words: input.words,
    holder: {
      kind: 'reporter',
      postIds: [],
      organisationId: null,
      role: null,
      areaCode: report.holder.areaCode,
      name: messages.reporter,
      why: messages.waitingForReporter,
    },
  }));
