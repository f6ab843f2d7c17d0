import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { setOpenAssignment } from './openAssignment';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 办结: the outcome in words, with pictures; the days to rate begin. */
export function resolveReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'resolve', request, ({ report, directory, clocks, now }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    return {
      byName,
      summary: messages.resolved(byName, clocks.rateBy ?? now),
      words: input.words,
      photos,
      holder: {
        ...report.holder,
        kind: 'reporter',
        postIds: [],
        organisationId: null,
        name: messages.reporter,
        why: messages.waitingForRating,
      },
      set: { assignments: setOpenAssignment(report, 'resolved') },
    };
  });
}
