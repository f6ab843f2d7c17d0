import { isDeepStrictEqual } from 'node:util';
import { nextDue, reminderTime } from '@shared/clocks';
import type { Transition } from '@shared/workflow';
import type { ReportDocument, TimelineEntry } from '../models/Report';
import { openParts, reportKeys, reportTaskKeys } from '../policies/viewerKeys';
import { receivers } from './receivers';
import type { StepContext, StepDraft } from './stepDraft';

/** By what a timeline knows a request again. */
export interface StepHashes {
  readonly keyHash: string;
  readonly bodyHash: string;
}

/** What one step writes. */
export interface StepUpdate {
  readonly set: Partial<ReportDocument>;
  readonly entry: TimelineEntry;
  readonly timeline: TimelineEntry[] | null;
}

/** Who takes it, null for the system, and who supports the report. */
interface StepAuthor {
  readonly by: ({ personId: string } & StepHashes) | null;
  readonly supporters: readonly string[];
}

/** The report after a step, as one write: what the table and the command say, and what follows from both. */
export function buildUpdate(
  context: StepContext,
  row: Transition,
  draft: StepDraft,
  { by, supporters }: StepAuthor,
): StepUpdate {
  const { report, directory, now } = context;
  const decided: Partial<ReportDocument> = { ...draft.set, pendingProjection: true };
  const after: ReportDocument = {
    ...report,
    ...decided,
    state: row.to,
    holder: draft.holder ?? report.holder,
    clocks: context.clocks,
    sequence: report.sequence + 1,
    version: report.version + 1,
    updatedAt: now,
  };
  after.viewerKeys = reportKeys(after);
  after.taskKeys = reportTaskKeys(after);
  after.formerKeys = report.viewerKeys.filter((key) => !after.viewerKeys.includes(key));
  const due = dueFields(context, after);
  Object.assign(decided, due);
  Object.assign(after, due);
  const { timeline: _, _id: __, projectedSequence: ___, content: ____, ...set } = after;
  const told = {
    byPersonId: by?.personId ?? null,
    supporters,
    original: draft.original ?? null,
    parts: draft.parts ?? [],
    formerHolder: report.holder,
  };
  return {
    set: changedFields(report, set, decided),
    timeline: draft.rewriteTimeline?.(report.timeline) ?? null,
    entry: {
      sequence: after.sequence,
      // A clock that was set back does not put a step before the one it follows.
      at: new Date(Math.max(now.getTime(), report.timeline.at(-1)?.at.getTime() ?? 0)),
      action: row.action,
      category: after.category,
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
      receivers: receivers(directory, after, row, told),
      keyHash: by?.keyHash ?? null,
      bodyHash: by?.bodyHash ?? null,
    },
  };
}

/** The next deadline with its reminder; begun anew only where the deadline changed. */
function dueFields({ report: before, directory, now }: StepContext, after: ReportDocument) {
  const due = nextDue(after.state, after.clocks, openParts(after), now);
  if (due?.for === before.nextDueFor && due?.at.getTime() === before.nextDueAt?.getTime())
    return {};
  const { calendar } = directory;
  return {
    nextDueAt: due?.at ?? null,
    nextDueFor: due?.for ?? null,
    // A deadline that is past already is told at once.
    remindAt: due ? (reminderTime(now, due.at, after.urgency, calendar) ?? due.at) : null,
    dueTold: 'none' as const,
  };
}

/**
 * What a step writes: all that is another thing than before, and what it decides itself though it looked so before.
 * Others mark beside the steps, without a new version, what was projected and told: that may have changed since.
 */
const changedFields = (
  before: ReportDocument,
  set: Partial<ReportDocument>,
  decided: Partial<ReportDocument>,
) =>
  Object.fromEntries(
    Object.entries(set).filter(
      ([name, value]) =>
        (name in decided && value !== undefined) ||
        !isDeepStrictEqual(before[name as keyof ReportDocument], value),
    ),
  );
