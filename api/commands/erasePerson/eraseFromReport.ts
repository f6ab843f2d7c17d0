import { ERASED_WORDS } from '@shared/redaction';
import { messages } from '../../messages';
import type { ReportDocument, TimelineEntry } from '../../models/Report';
import { ENDED_STATES } from '../../policies/endedStates';
import { redactionMessages } from '../../redactionMessages';
import { type ErasedPerson, newPseudonym, replaceId, withoutNames } from './erased';

/** Nothing of its reporter's is needed any more. */
export const hasEnded = ({ state }: Pick<ReportDocument, 'state'>): boolean =>
  ENDED_STATES.includes(state);

/**
 * A report without its reporter: no id, nobody to tell, no name or phone in what the staff wrote. Their own words and
 * pictures stay while it is open, since it is still worked on; `stripReport` takes them when it has ended.
 */
export function leaveReport(
  report: ReportDocument,
  erased: ErasedPerson,
  now: Date,
): ReportDocument {
  const isTheirs = report.reporter.personId === erased.personId;
  const pseudonym = isTheirs ? newPseudonym() : erased.pseudonym;
  const left = replaceId(report, erased.personId, pseudonym);
  const after: ReportDocument = {
    ...left,
    viewerKeys: left.viewerKeys.filter((key) => key !== `person:${pseudonym}`),
    timeline: left.timeline.map((entry) => ({
      ...entry,
      receivers: entry.receivers.filter(({ personId }) => personId !== pseudonym),
      ...(entry.byPersonId === pseudonym ? { keyHash: null, bodyHash: null } : {}),
    })),
  };
  return isTheirs
    ? traced(scrubbed(after, erased), redactionMessages.erasing, now)
    : { ...after, version: after.version + 1 };
}

/** The words of the staff without the reporter's name and phone. */
function scrubbed(report: ReportDocument, erased: ErasedPerson): ReportDocument {
  const clean = (text: string | null): string | null => text && withoutNames(text, erased);
  return {
    ...report,
    timeline: report.timeline.map((entry) => ({
      ...entry,
      words: clean(entry.words),
      summary: withoutNames(entry.summary, erased),
    })),
    assignments: report.assignments.map((one) => ({
      ...one,
      part: clean(one.part),
      answer: clean(one.answer),
    })),
    supervision: report.supervision && {
      ...report.supervision,
      words: withoutNames(report.supervision.words, erased),
    },
    extension: report.extension && {
      ...report.extension,
      reason: withoutNames(report.extension.reason, erased),
    },
  };
}

/** Files that go with the words of a reporter: those of the report, and of their own steps. */
export const filesOfReporter = (report: ReportDocument): string[] => [
  ...new Set(
    [
      ...report.photos,
      ...report.timeline.filter((entry) => isByReporter(report, entry)).flatMap((e) => e.photos),
    ].map(({ fileId }) => fileId),
  ),
];

const isByReporter = (report: ReportDocument, entry: TimelineEntry): boolean =>
  entry.byPersonId !== null && entry.byPersonId === report.reporter.personId;

/** Whether there is anything of the reporter's left in it. */
export const isStripped = (report: ReportDocument): boolean => report.words === ERASED_WORDS;

/** The case that stays: kind, area, states, and what the staff did and wrote. */
export function stripReport(report: ReportDocument, now: Date): ReportDocument {
  const gone = new Set(filesOfReporter(report));
  const after: ReportDocument = {
    ...report,
    words: ERASED_WORDS,
    textCheck: 'pass',
    bodyHash: '',
    photos: [],
    place: { ...report.place, position: null, accuracyMetres: null, address: null },
    rating: report.rating && { ...report.rating, words: null },
    timeline: report.timeline.map((entry) => ({
      ...entry,
      photos: entry.photos.filter(({ fileId }) => !gone.has(fileId)),
      ...(isByReporter(report, entry) && entry.words
        ? { words: ERASED_WORDS, wordsCheck: 'pass' as const }
        : {}),
    })),
  };
  return traced(after, redactionMessages.erased, now);
}

/** With a line on the timeline that says so; it also makes the projection find the words anew. */
function traced(report: ReportDocument, summary: string, now: Date): ReportDocument {
  const sequence = report.sequence + 1;
  return {
    ...report,
    sequence,
    version: report.version + 1,
    pendingProjection: true,
    updatedAt: now,
    timeline: [
      ...report.timeline,
      {
        sequence,
        at: new Date(Math.max(now.getTime(), report.timeline.at(-1)?.at.getTime() ?? 0)),
        action: 'redact',
        category: report.category,
        byPersonId: null,
        byName: messages.system,
        from: report.state,
        to: report.state,
        audience: 'all',
        words: null,
        summary,
        photos: [],
        receivers: [],
        keyHash: null,
        bodyHash: null,
      },
    ],
  };
}
