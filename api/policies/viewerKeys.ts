import { belongsToOrganisation, reachesArea } from '@shared/roles';
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
