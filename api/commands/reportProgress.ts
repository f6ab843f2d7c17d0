import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { withHandler } from './assignments';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** What has been done so far; the resident is told. */
export function reportProgress(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'progress', request, ({ report, directory }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    return {
      byName,
      summary: messages.progressed(byName),
      words: input.words,
      photos,
      set: { handledBy: withHandler(report, actor) },
    };
  });
}
