import type { Action } from '@shared/actions';
import type { RatingBody } from '@shared/schemas/reportActions';
import { MAX_REOPENINGS } from '@shared/workflowGuards';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { centre } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportDocument, ReportRating } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { raisedHolder } from './dispatchHolder';
import { nobody } from './nobody';
import { postLabel } from './postLabel';
import type { StepContext, StepDraft } from './stepDraft';
import { type StepRequest, takeStep } from './takeStep';

/**
 * 评单: "solved" closes it; "not solved" reopens it one level higher and under supervision, at most twice, and then puts
 * it on the county's books (挂账). For a 代报 a member of the staff who did not handle it asks the resident by telephone.
 */
export const rateReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: RatingBody,
): Promise<ReportDocument> => {
  const actionOf = (report: ReportDocument): Action => {
    if (input.solved) return 'rateSolved';
    return report.reopenings >= MAX_REOPENINGS ? 'shelve' : 'rateUnsolved';
  };
  return takeStep(deps, actor, actionOf, request, (context) => {
    const { report, directory } = context;
    const asked = report.reporter.personId !== actor.personId;
    const post = actingPost(actor, 'rateSolved', report);
    return {
      byName: asked ? messages.byPhone(postLabel(directory, post)) : messages.reporter,
      words: input.words ?? null,
      ...outcome(
        actionOf(report),
        context,
        toRating(input, asked ? 'phone' : 'resident', context.now),
      ),
    };
  });
};

function outcome(
  action: Action,
  { report, directory, clocks, now }: StepContext,
  rating: ReportRating,
): Pick<StepDraft, 'summary' | 'holder' | 'set'> {
  if (action === 'rateSolved')
    return {
      summary: messages.ratedSolved,
      holder: nobody(messages.closed),
      set: { rating, supervision: null, overseer: null },
    };
  const supervision = report.supervision ?? {
    byName: messages.system,
    at: now,
    words: messages.supervisedUnsolved,
  };
  if (action === 'shelve')
    return {
      summary: messages.shelved(clocks.reviewBy ?? now),
      holder: { ...centre(directory, report.areaPath, report.about), why: messages.shelvedWhy },
      set: { rating, supervision, overseer: null },
    };
  const raised = raisedHolder(directory, report);
  return {
    summary: messages.reopened(raised.name),
    holder: { ...raised, why: messages.raisedWhy(raised.name) },
    set: {
      rating,
      reopenings: report.reopenings + 1,
      supervision,
      overseer: null,
      extension: null,
      mergedInto: null,
    },
  };
}

const toRating = (input: RatingBody, by: ReportRating['by'], at: Date): ReportRating => ({
  solved: input.solved,
  satisfaction: input.satisfaction ?? null,
  speed: input.speed ?? null,
  attitude: input.attitude ?? null,
  outcome: input.outcome ?? null,
  words: input.words ?? null,
  by,
  at,
});
