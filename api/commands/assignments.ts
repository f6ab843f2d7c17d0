import type { AssistingPart } from '@shared/schemas/reportActions';
import type { Actor, ActorPost } from '../actor';
import { apiError } from '../errors';
import type { ReportAssignment, ReportDocument, ReportHolder } from '../models/Report';
import { isOpen } from '../policies/viewerKeys';
import type { StepContext } from './stepDraft';
import { targetHolder } from './targetHolder';

type Assigned = Pick<ReportDocument, 'assignments'>;

/** The assignments with those of one brought to another state. */
export const setAssignment = (
  report: Assigned,
  id: string | undefined,
  change: Partial<ReportAssignment>,
): ReportAssignment[] =>
  report.assignments.map((one) => (one.id === id ? { ...one, ...change } : one));

/** The assignments with the one that leads brought to another state. */
export const setLead = (report: Assigned, change: Partial<ReportAssignment>): ReportAssignment[] =>
  report.assignments.map((one) =>
    one.kind === 'lead' && isOpen(one) ? { ...one, ...change } : one,
  );

/** The assignments where all that were open gave way: to new ones, or to nobody. */
export const replaceOpen = (report: Assigned): ReportAssignment[] =>
  report.assignments.map((one) => (isOpen(one) ? { ...one, state: 'replaced' } : one));

/** Those who handled a report, with one more. */
export const withHandler = (
  report: Pick<ReportDocument, 'handledBy'>,
  actor: Pick<Actor, 'personId'>,
): string[] => [...new Set([...report.handledBy, actor.personId])];

/** Who leads, in the deadlines of the report. */
export const leadAssignment = (
  { report, clocks, now }: StepContext,
  holder: ReportHolder,
  post: ActorPost,
): ReportAssignment => ({
  id: assignmentId(report, 0),
  kind: 'lead',
  areaCode: holder.areaCode,
  organisationId: holder.organisationId,
  toName: holder.name,
  state: 'waiting',
  acceptBy: clocks.acceptBy ?? now,
  resolveBy: clocks.resolveBy ?? now,
  dispatchedBy: post.id,
  dispatchedFrom: post.areaCode ?? report.county,
  part: null,
  answer: null,
});

/**
 * 吹哨: each assists with a part of its own, until a day of its own that is not later than the report's.
 * @param lead the assignment that is made before these in the same step, if one is
 * @throws ApiError target_unavailable, also where somebody is asked twice; day_unsuitable
 */
export function assistingAssignments(
  { report, directory, clocks, now }: StepContext,
  parts: readonly AssistingPart[],
  post: ActorPost,
  lead: ReportAssignment | null,
): ReportAssignment[] {
  const already = lead ? [lead] : report.assignments.filter(isOpen);
  const latest = clocks.resolveBy ?? now;
  const made: ReportAssignment[] = [];
  for (const { target, part, resolveBy } of parts) {
    const holder = targetHolder(directory, report, target);
    const same = (one: Pick<ReportAssignment, 'areaCode' | 'organisationId'>): boolean =>
      one.areaCode === holder.areaCode && one.organisationId === holder.organisationId;
    if (already.some(same) || made.some(same)) throw apiError('target_unavailable');
    const until = resolveBy ? new Date(resolveBy) : latest;
    if (until <= now && resolveBy) throw apiError('day_unsuitable');
    made.push({
      id: assignmentId(report, made.length + (lead ? 1 : 0)),
      kind: 'assisting',
      areaCode: holder.areaCode,
      organisationId: holder.organisationId,
      toName: holder.name,
      state: 'waiting',
      acceptBy: earlier(clocks.acceptBy ?? now, until),
      resolveBy: earlier(until, latest),
      dispatchedBy: post.id,
      dispatchedFrom: post.areaCode ?? report.county,
      part,
      answer: null,
    });
  }
  return made;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const assignmentId = (report: ReportDocument, offset: number): string =>
  `${report._id}-${report.assignments.length + 1 + offset}`;
