import { applyClockEffects, nextDue, type ReportClocks, reminderTime } from '@shared/clocks';
import { nationalCalendar } from '@shared/deadlines';
import type { WordCheck } from '@shared/schemas/content';
import { type Action, findTransition, type Transition } from '@shared/workflow';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { hashBody } from '../hashBody';
import {
  type Receiver,
  Report,
  type ReportDocument,
  type ReportHolder,
  type StepEvidence,
  type StoredPhoto,
  type TimelineEntry,
} from '../models/Report';
import { mayTake, visibleTo } from '../policies/reportPolicy';
import { reportKeys, reportTaskKeys } from '../policies/viewerKeys';
import { checkWords, SCENES } from './checkWords';
import { handlerPeople, holderPeople } from './holderPeople';

/** A step as it was asked for. */
export interface StepRequest {
  readonly reportId: string;
  /** Idempotency-Key: the same again gives the same answer. */
  readonly key: string;
  readonly body: unknown;
  /** The version the person saw, or null to act on whatever is there. */
  readonly ifVersion: number | null;
}

/** What a command may look at to decide. */
export interface StepContext {
  readonly report: ReportDocument;
  readonly directory: CountyDirectory;
  readonly now: Date;
  /** The clocks as they will stand after the step. */
  readonly clocks: ReportClocks;
}

/** What a command decides; the rest follows from the workflow table. */
export interface StepDraft {
  readonly byName: string;
  readonly summary: string;
  readonly words?: string | null;
  /** What WeChat said of the words; asked for by `takeStep` where a command did not. */
  readonly wordsCheck?: WordCheck;
  readonly photos?: StoredPhoto[];
  readonly audience?: 'all' | 'staff';
  readonly evidence?: StepEvidence;
  readonly holder?: ReportHolder;
  readonly set?: Partial<
    Pick<
      ReportDocument,
      'category' | 'urgency' | 'assignments' | 'rating' | 'reopenings' | 'place' | 'textCheck'
    >
  >;
}

/**
 * Takes one step of the workflow: policy → table → one conditional update of one document, which appends one entry.
 * @throws ApiError not_found, forbidden, wrong_state, conflict (with the version that won), key_reused
 */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  action: Action,
  request: StepRequest,
  decide: (context: StepContext) => StepDraft,
): Promise<ReportDocument> {
  const directory = await deps.directory(actor.county);
  const report = await Report.findOne({ _id: request.reportId, ...visibleTo(actor) }).lean();
  if (!report) throw apiError('not_found');
  const keyHash = hashBody([actor.personId, request.key]);
  const bodyHash = hashBody([operation(action), request.body]);
  if (wasTaken(report, keyHash, bodyHash)) return report;
  if (!mayTake(actor, action, report)) throw apiError('forbidden');
  if (request.ifVersion !== null && request.ifVersion !== report.version) throw conflict(report);
  const row = findTransition(report.state, action);
  if (!row) throw apiError('wrong_state', current(report));

  const now = deps.now();
  const context = { report, directory, now, clocks: clocksAfter(report, row, now) };
  const draft = await withCheck(deps, actor, decide(context));
  const update = buildUpdate(context, row, draft, {
    personId: actor.personId,
    keyHash,
    bodyHash,
  });
  const after = await writeStep(report, update);
  if (after) return after;

  const winner = await Report.findOne({ _id: request.reportId, ...visibleTo(actor) }).lean();
  if (!winner) throw apiError('not_found');
  if (wasTaken(winner, keyHash, bodyHash)) return winner;
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

/** A step the system takes by itself; null where somebody was faster. */
export async function takeSystemStep(
  deps: Deps,
  report: ReportDocument,
  action: Action,
  decide: (context: StepContext) => StepDraft,
): Promise<ReportDocument | null> {
  const row = findTransition(report.state, action);
  if (row?.who !== 'system') return null;
  const directory = await deps.directory(report.county);
  const now = deps.now();
  const context = { report, directory, now, clocks: clocksAfter(report, row, now) };
  return writeStep(report, buildUpdate(context, row, decide(context), null));
}

/** Rating is one operation whatever follows from it: a retry must be known again after the state moved on. */
const operation = (action: Action): string =>
  action === 'rateSolved' || action === 'rateUnsolved' || action === 'shelve' ? 'rate' : action;

const current = (report: ReportDocument) => ({ version: report.version, state: report.state });
const conflict = (report: ReportDocument) => apiError('conflict', current(report));

function wasTaken(report: ReportDocument, keyHash: string, bodyHash: string): boolean {
  const entry = report.timeline.find((e) => e.keyHash === keyHash);
  if (entry && entry.bodyHash !== bodyHash) throw apiError('key_reused');
  return entry !== undefined;
}

const clocksAfter = (report: ReportDocument, row: Transition, now: Date): ReportClocks =>
  applyClockEffects(report.clocks, row.clock, now, report.urgency, nationalCalendar);

interface StepUpdate {
  readonly set: Partial<ReportDocument>;
  readonly entry: TimelineEntry;
}

function buildUpdate(
  context: StepContext,
  row: Transition,
  draft: StepDraft,
  by: { personId: string; keyHash: string; bodyHash: string } | null,
): StepUpdate {
  const { report, now } = context;
  const after: ReportDocument = {
    ...report,
    ...draft.set,
    state: row.to,
    holder: draft.holder ?? report.holder,
    clocks: context.clocks,
    sequence: report.sequence + 1,
    version: report.version + 1,
    pendingProjection: true,
    updatedAt: now,
  };
  after.viewerKeys = reportKeys(after);
  after.taskKeys = reportTaskKeys(after);
  Object.assign(after, dueFields(report, after, now));
  const { timeline: _, _id: __, projectedSequence: ___, content: ____, ...set } = after;
  return {
    set,
    entry: {
      sequence: after.sequence,
      at: now,
      action: row.action,
      byPersonId: by?.personId ?? null,
      byName: draft.byName,
      from: report.state,
      to: row.to,
      audience: draft.audience ?? 'all',
      words: draft.words ?? null,
      ...(draft.words && draft.wordsCheck ? { wordsCheck: draft.wordsCheck } : {}),
      summary: draft.summary,
      photos: draft.photos ?? [],
      ...(draft.evidence ? { evidence: draft.evidence } : {}),
      receivers: receivers(context.directory, after, row, by?.personId ?? null),
      keyHash: by?.keyHash ?? null,
      bodyHash: by?.bodyHash ?? null,
    },
  };
}

/** The next deadline with its reminder; begun anew only where the deadline changed. */
function dueFields(before: ReportDocument, after: ReportDocument, now: Date) {
  const due = nextDue(after.state, after.clocks);
  if (due?.for === before.nextDueFor && due?.at.getTime() === before.nextDueAt?.getTime())
    return {};
  return {
    nextDueAt: due?.at ?? null,
    nextDueFor: due?.for ?? null,
    // A deadline that is past already is told at once.
    remindAt: due ? (reminderTime(now, due.at, after.urgency, nationalCalendar) ?? due.at) : null,
    dueTold: 'none' as const,
  };
}

/** Who is told, frozen in the entry; nobody of the staff is told of what they did themselves. */
export function receivers(
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'reporter' | 'holder' | 'about' | 'assignments'>,
  row: Pick<Transition, 'tells' | 'who'>,
  byPersonId: string | null,
): Receiver[] {
  const told: Receiver[] = [];
  if (row.tells.includes('reporter'))
    told.push({ personId: report.reporter.personId, as: 'resident' });
  if (row.tells.includes('holder')) {
    const staff = new Set(holderPeople(directory, report.holder));
    // What the resident says of the result reaches those who handled it, whoever holds it now.
    if (row.who === 'reporter')
      for (const personId of handlerPeople(directory, report)) staff.add(personId);
    for (const personId of staff)
      if (personId !== byPersonId && personId !== report.about?.personId)
        told.push({ personId, as: 'staff' });
  }
  return told;
}

/** The one write of a step: it lands on the version that was read, or not at all. */
async function writeStep(
  report: ReportDocument,
  update: StepUpdate,
): Promise<ReportDocument | null> {
  return Report.findOneAndUpdate(
    { _id: report._id, county: report.county, version: report.version },
    { $set: update.set, $push: { timeline: update.entry } },
    { returnDocument: 'after' },
  ).lean();
}
