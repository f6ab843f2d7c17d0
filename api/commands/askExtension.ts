import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { laterDay } from './laterDay';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 申请延期: until a day after the one it is due; whoever dispatched decides. @throws ApiError day_unsuitable */
export const askExtension = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { until: string; reason: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'askExtension', request, ({ report, directory, clocks, now }) => {
    const until = laterDay(input.until, now);
    if (clocks.resolveBy && until <= clocks.resolveBy) throw apiError('day_unsuitable');
    const byName = postLabel(directory, assigneePost(actor, report));
    return {
      byName,
      summary: messages.extensionAsked(byName, until),
      words: input.reason,
      set: {
        extension: { state: 'asked', until, reason: input.reason, personId: actor.personId },
      },
    };
  });
