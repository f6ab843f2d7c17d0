import { belongsToOrganisation, type Role, reachesArea } from '@shared/roles';
import type { Actor } from '../actor';
import type { ReportAssignment, ReportDocument, ReportHolder } from '../models/Report';

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
 * The areas of a report whose staff see it, from the county down: none of the person it is about, nor below. The county
 * always does.
 */
export function areasThatSee({
  county,
  about,
  areaPath,
}: Pick<ReportDocument, 'county' | 'about' | 'areaPath'>): string[] {
  const hidden = about?.areaCode;
  return areaPath
    .map(({ code }) => code)
    .filter((code) => !hidden || code === county || !code.startsWith(hidden));
}

/**
 * Keys under which a report is found: its reporter (and who sent it for them), its areas from the county down, the organisations it was given to.
 * A report about a member of the staff carries no key of that person's area or of those below.
 */
export function reportKeys(
  report: Pick<
    ReportDocument,
    'county' | 'reporter' | 'behalf' | 'about' | 'areaPath' | 'assignments'
  >,
): string[] {
  const keys = new Set([`person:${report.reporter.personId}`]);
  if (report.behalf) keys.add(`person:${report.behalf.personId}`);
  for (const code of areasThatSee(report)) keys.add(`area:${code}`);
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

/** Who decides on an extension, at the level that dispatched. */
export const APPROVERS: readonly Role[] = ['gridLeader', 'villageCadre', 'serviceStation', 'admin'];

/** Keys under which a person finds what waits for them; a post that is off duty brings none. */
export const actorTaskKeys = (actor: Pick<Actor, 'posts'>): string[] =>
  actor.posts
    .filter((post) => post.onDuty)
    .map((post) =>
      post.areaCode ? `${post.role}@${post.areaCode}` : `org:${post.organisationId}`,
    );

/** The assignment that leads and is open, if any. */
export const leadOf = (report: Pick<ReportDocument, 'assignments'>): ReportAssignment | undefined =>
  report.assignments.find((one) => one.kind === 'lead' && isOpen(one));

/** Assisting parts (协办) that wait for an answer. */
export const openParts = (report: Pick<ReportDocument, 'assignments'>): ReportAssignment[] =>
  report.assignments.filter((one) => one.kind === 'assisting' && isOpen(one));

export const isOpen = (assignment: Pick<ReportAssignment, 'state'>): boolean =>
  assignment.state === 'waiting' || assignment.state === 'accepted';

type Waiting = Pick<
  ReportDocument,
  | 'county'
  | 'about'
  | 'areaPath'
  | 'holder'
  | 'assignments'
  | 'overseer'
  | 'extension'
  | 'inspection'
  | 'state'
>;

/**
 * Whom a report waits for: those it was given to, else the holder's post whoever holds it; besides them who watches it
 * since it ran late, who decides on an extension, and who inspects it: nobody who may not see it.
 */
export function reportTaskKeys(report: Waiting): string[] {
  const keys = new Set<string>();
  if (report.inspection?.state === 'due')
    for (const code of areasThatSee(report)) keys.add(`supervisor@${code}`);
  const { holder } = report;
  if (holder.kind === 'none' || holder.kind === 'reporter') return [...keys];
  const lead = leadOf(report);
  for (const assignment of lead ? [lead, ...openParts(report)] : [])
    for (const key of assigneeKeys(assignment)) keys.add(key);
  if (!lead && holder.role && holder.areaCode) keys.add(`${holder.role}@${holder.areaCode}`);
  if (report.overseer) keys.add(holderKey(report.overseer, report.county));
  if (lead && report.extension?.state === 'asked')
    for (const role of APPROVERS) keys.add(`${role}@${lead.dispatchedFrom}`);
  return [...keys];
}

const assigneeKeys = ({ organisationId, areaCode }: ReportAssignment): string[] =>
  organisationId ? [`org:${organisationId}`] : AREA_ASSIGNEES.map((role) => `${role}@${areaCode}`);

const holderKey = (holder: ReportHolder, county: string): string =>
  `${holder.role ?? 'admin'}@${holder.areaCode ?? county}`;
