import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** A note among the staff; residents never see it. */
export const addNote = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'note', request, ({ report, directory }) => ({
    byName: postLabel(directory, actingPost(actor, 'note', report)),
    summary: messages.noted,
    words: input.words,
    audience: 'staff',
  }));
