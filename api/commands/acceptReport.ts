import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { setLead, withHandler } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 接单 */
export const acceptReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words?: string | undefined },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'accept', request, ({ report, directory, clocks, now }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    return {
      byName,
      summary: messages.accepted(byName, clocks.resolveBy ?? now),
      words: input.words ?? null,
      set: {
        assignments: setLead(report, { state: 'accepted' }),
        handledBy: withHandler(report, actor),
      },
    };
  });
