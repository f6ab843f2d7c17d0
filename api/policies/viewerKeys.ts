import { belongsToOrganisation, type Role, reachesArea } from '@shared/roles';
import type { Actor } from '../actor';
import type { ReportDocument } from '../models/Report';

/** Keys under which a person finds reports: their own, their areas', their organisations'. */
export function actorKeys(actor: Pick<Actor, 'personId' | 'posts'>): string[] {
  const keys = new Set([`person:${actor.personId}`]);
  for (const post of actor.posts) {
    if (post.areaCode && reachesArea(post.role)) keys.add(`area:${post.areaCode}`);
    if (post.organisationId && belongsToOrganisation(post.role))
      keys.add(`org:${post.organisationId}`);
  }
  return [...keys];
}

/**
 * Keys under which a report is found: its reporter, its areas from the county down, the organisations it was given to.
 * A report about a member of the staff carries no key of that person's area or of those below.
 */
export function reportKeys(
  report: Pick<ReportDocument, 'county' | 'reporter' | 'about' | 'areaPath' | 'assignments'>,
): string[] {
  const keys = new Set([`person:${report.reporter.personId}`]);
  const hidden = report.about?.areaCode;
  for (const { code } of report.areaPath)
    if (!hidden || code === report.county || !code.startsWith(hidden)) keys.add(`area:${code}`);
  for (const assignment of report.assignments) {
    if (assignment.state === 'declined' || assignment.state === 'replaced') continue;
    if (assignment.organisationId) keys.add(`org:${assignment.organisationId}`);
    if (assignment.areaCode) keys.add(`area:${assignment.areaCode}`);
  }
  return [...keys];
}

/** Who acts for an area that was given a report. */
export const AREA_ASSIGNEES: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'villageCadre',
  'gridLeader',
];

/** Keys under which a person finds what waits for them; a post that is off duty brings none. */
export const actorTaskKeys = (actor: Pick<Actor, 'posts'>): string[] =>
  actor.posts
    .filter((post) => post.onDuty)
    .map((post) =>
      post.areaCode ? `${post.role}@${post.areaCode}` : `org:${post.organisationId}`,
    );

/** Whom a report waits for: those it was given to, else the holder's post whoever holds it. */
export function reportTaskKeys(report: Pick<ReportDocument, 'holder' | 'assignments'>): string[] {
  const { holder } = report;
  if (holder.kind === 'none' || holder.kind === 'reporter') return [];
  const open = report.assignments.find((a) => a.state === 'waiting' || a.state === 'accepted');
  if (open?.organisationId) return [`org:${open.organisationId}`];
  if (open?.areaCode) return AREA_ASSIGNEES.map((role) => `${role}@${open.areaCode}`);
  return holder.role && holder.areaCode ? [`${holder.role}@${holder.areaCode}`] : [];
}
