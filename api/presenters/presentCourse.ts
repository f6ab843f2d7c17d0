import { dayInShanghai } from '@shared/deadlines';
import { formatReportNumber } from '@shared/reportNumber';
import type { Mark, ReportDetail } from '@shared/schemas/reports';
import { STATE_NAMES } from '@shared/states';
import type { ReportDocument, ReportRow } from '../models/Report';

/** What is special about a report, as small tags in lists and details. */
export function presentMarks(report: ReportRow, now: Date): Mark[] {
  const marks: Mark[] = [];
  if (report.supervision) marks.push('supervised');
  if (report.escalations > 0) marks.push('escalated');
  if (report.extension?.state === 'asked') marks.push('extensionAsked');
  if (report.urgedAt && dayInShanghai(report.urgedAt) === dayInShanghai(now)) marks.push('urged');
  if (report.behalf) marks.push('onBehalf');
  if (report.inspection?.state === 'due') marks.push('toInspect');
  return marks;
}

/** Who leads and who assists; what each part is about and was answered is for the staff. */
export const presentAssignments = (
  { assignments }: Pick<ReportDocument, 'assignments'>,
  staff: boolean,
): ReportDetail['assignments'] =>
  assignments.map((assignment) => ({
    id: assignment.id,
    kind: assignment.kind,
    toName: assignment.toName,
    state: assignment.state,
    acceptBy: assignment.acceptBy.toISOString(),
    resolveBy: assignment.resolveBy.toISOString(),
    part: staff ? assignment.part : null,
    answer: staff ? assignment.answer : null,
  }));

/** Supervision, oversight and extension: all may see that, and since when. */
export const presentCourse = ({
  overseer,
  supervision,
  extension,
}: ReportDocument): Pick<ReportDetail, 'overseer' | 'supervision' | 'extension'> => ({
  overseer: overseer && { name: overseer.name, why: overseer.why },
  supervision: supervision && {
    by: supervision.byName,
    at: supervision.at.toISOString(),
    words: supervision.words,
  },
  extension: extension && {
    state: extension.state,
    until: extension.until.toISOString(),
    reason: extension.reason,
  },
});

/** What the reporter of a merged report may know of the one it went into. */
export const presentOriginal = (
  original: Pick<ReportDocument, 'number' | 'state' | 'holder'> | null,
): ReportDetail['original'] =>
  original && {
    number: formatReportNumber(original.number),
    state: original.state,
    stateName: STATE_NAMES[original.state],
    holderName: original.holder.name,
  };
