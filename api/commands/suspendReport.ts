import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { laterDay } from './laterDay';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 挂账: it cannot be done now, with a public reason and the day it is looked at again. @throws ApiError day_unsuitable */
export function suspendReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { until: string; reason: string },
): Promise<ReportDocument> {
  const day = laterDay(input.until, deps.now());
  return takeStep(
    deps,
    actor,
    'suspend',
    request,
    ({ report, directory }) => ({
      byName: postLabel(directory, actingPost(actor, 'suspend', report)),
      summary: messages.suspended(day),
      words: input.reason,
      set: { extension: null },
    }),
    { day: () => day },
  );
}
