import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 首次响应: the resident was called, visited or written to before it is verified. */
export const contactReporter = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'contact', request, ({ report, directory }) => {
    const byName = postLabel(directory, actingPost(actor, 'contact', report));
    return { byName, summary: messages.contacted(byName), words: input.words };
  });
