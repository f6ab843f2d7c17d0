import type { Action } from '@shared/actions';
import { applyClockEffects } from '@shared/clocks';
import { findTransition, type Transition } from '@shared/workflow';
import { GUARDS } from '@shared/workflowGuards';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { hashBody } from '../hashBody';
import { Report, type ReportDocument } from '../models/Report';
import { mayTake } from '../policies/reportPolicy';
import { guardAgainst } from '../policies/workflowFacts';
import { readReport } from '../queries/findReport';
import { listSupporters } from '../queries/listSupporters';
import { onLatest, type ReadLevel } from '../queries/onLatest';
import { checkWords, SCENES } from './checkWords';
import type { StepContext, StepDraft } from './stepDraft';
import { buildUpdate, type StepHashes, type StepUpdate } from './stepUpdate';

/** A step as it was asked for. */
export interface StepRequest {
  readonly reportId: string;
  /** Idempotency-Key: the same again gives the same answer. */
  readonly key: string;
  readonly body: unknown;
  /** The version the person saw, or null to act on whatever is there. */
  readonly ifVersion: number | null;
}

export interface StepOptions {
  /** The day the step brings, for the clocks. */
  readonly day?: (report: ReportDocument) => Date | undefined;
}

/** Most steps are one action; what rating means follows from how often the report came back. */
export type StepAction = Action | ((report: ReportDocument) => Action);

/** What `takeStep` was asked for. */
interface AskedStep {
  readonly actor: Actor;
  readonly stepAction: StepAction;
  readonly request: StepRequest;
  readonly decide: (context: StepContext) => StepDraft;
  readonly options: StepOptions;
}

/**
 * Takes one step of the workflow: policy → table → one conditional update of one document, which appends one entry.
 * @throws ApiError not_found, forbidden, wrong_state or what a condition of the table says, conflict (with the version
 * that won), key_reused
 */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  stepAction: StepAction,
  request: StepRequest,
  decide: (context: StepContext) => StepDraft,
  options: StepOptions = {},
): Promise<ReportDocument> {
  const asked: AskedStep = { actor, stepAction, request, decide, options };
  const read = (level: ReadLevel) => readReport(actor, request.reportId, level);
  const after = await onLatest(async (level) => tryStep(deps, asked, await read(level)));
  return after ?? takenBefore(asked, await read('latest'));
}

/** The step on what was read; null where another was written meanwhile. @throws ApiError as `takeStep` */
async function tryStep(
  deps: Deps,
  { actor, stepAction, request, decide, options }: AskedStep,
  report: ReportDocument | null,
): Promise<ReportDocument | null> {
  if (!report) throw apiError('not_found');
  const action = typeof stepAction === 'function' ? stepAction(report) : stepAction;
  const hashes = hashesOf(actor, action, request);
  if (wasTaken(report, hashes)) return report;
  if (!mayTake(actor, action, report)) throw apiError('forbidden');
  if (request.ifVersion !== null && request.ifVersion !== report.version) throw conflict(report);
  const now = deps.now();
  const row = legalRow(report, action, now);

  const context = contextOf(await deps.directory(actor.county), report, row, now, options);
  const draft = await withCheck(deps, actor, decide(context));
  const update = buildUpdate(context, row, draft, {
    by: { personId: actor.personId, ...hashes },
    supporters: await supportersTold(row, report),
  });
  return writeStep(report, update);
}

/** What overtook it may have been the same request. @throws ApiError conflict, not_found */
function takenBefore(
  { actor, stepAction, request }: AskedStep,
  winner: ReportDocument | null,
): ReportDocument {
  if (!winner) throw apiError('not_found');
  const action = typeof stepAction === 'function' ? stepAction(winner) : stepAction;
  if (wasTaken(winner, hashesOf(actor, action, request))) return winner;
  throw conflict(winner);
}

/** What others may read is checked while its writer is active; notes stay among the staff. */
async function withCheck(deps: Deps, actor: Actor, draft: StepDraft): Promise<StepDraft> {
  if (!draft.words || draft.wordsCheck || draft.audience === 'staff') return draft;
  const known = draft.set?.textCheck;
  return {
    ...draft,
    wordsCheck: known ?? (await checkWords(deps, actor, draft.words, SCENES.comment)),
  };
}

/** A step the system takes by itself; null where somebody was faster or the table has no such step now. */
export async function takeSystemStep(
  deps: Deps,
  report: ReportDocument,
  action: Action,
  decide: (context: StepContext) => StepDraft,
): Promise<ReportDocument | null> {
  const now = deps.now();
  const row = findTransition(report.state, action);
  if (row?.who !== 'system' || guardAgainst(row, report, now)) return null;
  const context = contextOf(await deps.directory(report.county), report, row, now, {});
  const supporters = await supportersTold(row, report);
  return writeStep(report, buildUpdate(context, row, decide(context), { by: null, supporters }));
}

/** The row of the table, all its conditions met. @throws ApiError wrong_state or what a condition says */
function legalRow(report: ReportDocument, action: Action, now: Date): Transition {
  const row = findTransition(report.state, action);
  if (!row || row.who === 'system') throw apiError('wrong_state', current(report));
  const guard = guardAgainst(row, report, now);
  if (guard) throw apiError(GUARDS[guard].otherwise, current(report));
  return row;
}

const contextOf = (
  directory: CountyDirectory,
  report: ReportDocument,
  row: Transition,
  now: Date,
  { day }: StepOptions,
): StepContext => ({
  report,
  directory,
  now,
  clocks: applyClockEffects(
    report.clocks,
    row.clock,
    now,
    report.urgency,
    directory.calendar,
    day?.(report) ?? null,
  ),
});

const supportersTold = async (row: Transition, report: ReportDocument): Promise<string[]> =>
  row.tells.includes('supporters') ? listSupporters(report.county, report._id) : [];

/** Steps that one request chooses among: a retry must be known again after the state moved on. */
const OPERATIONS: Partial<Record<Action, string>> = {
  rateSolved: 'rate',
  rateUnsolved: 'rate',
  shelve: 'rate',
  grantAppeal: 'decideAppeal',
  refuseAppeal: 'decideAppeal',
  grantExtension: 'decideExtension',
  refuseExtension: 'decideExtension',
};
const operation = (action: Action): string => OPERATIONS[action] ?? action;

const current = (report: ReportDocument) => ({ version: report.version, state: report.state });
const conflict = (report: ReportDocument) => apiError('conflict', current(report));

const hashesOf = (actor: Actor, action: Action, { key, body }: StepRequest): StepHashes => ({
  keyHash: hashBody([actor.personId, key]),
  bodyHash: hashBody([operation(action), body]),
});

function wasTaken(report: ReportDocument, { keyHash, bodyHash }: StepHashes): boolean {
  const entry = report.timeline.find((e) => e.keyHash === keyHash);
  if (entry && entry.bodyHash !== bodyHash) throw apiError('key_reused');
  return entry !== undefined;
}

/**
 * The one write of a step: it lands on the version that was read, or not at all. Only what changed is written, and by
 * the driver: all of it was made here, and casting it again cost more than everything else of a step.
 */
async function writeStep(
  report: ReportDocument,
  { set, timeline, entry }: StepUpdate,
): Promise<ReportDocument | null> {
  return Report.collection.findOneAndUpdate(
    { _id: report._id as never, county: report.county, version: report.version },
    timeline
      ? { $set: { ...set, timeline: [...timeline, entry] } }
      : { $set: set, $push: { timeline: entry as never } },
    { returnDocument: 'after' },
  ) as Promise<ReportDocument | null>;
}
