import type { RatingBody } from '@shared/schemas/reportActions';
import { type Action, MAX_REOPENINGS } from '@shared/workflow';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { centre } from '../grids/findResponsible';
import { messages } from '../messages';
import { Report, type ReportDocument, type ReportRating } from '../models/Report';
import { visibleTo } from '../policies/reportPolicy';
import { raisedHolder } from './dispatchHolder';
import { nobody } from './nobody';
import { type StepContext, type StepDraft, type StepRequest, takeStep } from './takeStep';

/**
 * 评单: "solved" closes it; "not solved" reopens it one level higher, at most twice, and then puts it on the county's
 * books (挂账).
 */
export async function rateReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: RatingBody,
): Promise<ReportDocument> {
  const action = await actionFor(actor, request, input);
  return takeStep(deps, actor, action, request, (context) => ({
    byName: messages.reporter,
    words: input.words ?? null,
    ...outcome(action, context, toRating(input, context.now)),
  }));
}

async function actionFor(actor: Actor, request: StepRequest, input: RatingBody): Promise<Action> {
  if (input.solved) return 'rateSolved';
  const report = await Report.findOne(
    { _id: request.reportId, ...visibleTo(actor) },
    { reopenings: 1 },
  ).lean();
  return report && report.reopenings >= MAX_REOPENINGS ? 'shelve' : 'rateUnsolved';
}

function outcome(
  action: Action,
  { report, directory, clocks, now }: StepContext,
  rating: ReportRating,
): Pick<StepDraft, 'summary' | 'holder' | 'set'> {
  if (action === 'rateSolved')
    return { summary: messages.ratedSolved, holder: nobody(messages.closed), set: { rating } };
  if (action === 'shelve')
    return {
      summary: messages.shelved(clocks.reviewBy ?? now),
      holder: { ...centre(directory, report.areaPath, report.about), why: messages.shelvedWhy },
      set: { rating },
    };
  const raised = raisedHolder(directory, report);
  return {
    summary: messages.reopened(raised.name),
    holder: { ...raised, why: messages.raisedWhy(raised.name) },
    set: { rating, reopenings: report.reopenings + 1 },
  };
}

const toRating = (input: RatingBody, at: Date): ReportRating => ({
  solved: input.solved,
  satisfaction: input.satisfaction ?? null,
  speed: input.speed ?? null,
  attitude: input.attitude ?? null,
  outcome: input.outcome ?? null,
  words: input.words ?? null,
  at,
});
