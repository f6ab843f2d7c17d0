import type { Role } from '@shared/roles';
import { type Action, findTransition, type Party, WORKFLOW } from '@shared/workflow';
import type { Actor, ActorPost } from '../actor';
import type { ReportDocument } from '../models/Report';
import { AREA_ASSIGNEES, actorKeys } from './viewerKeys';

/** What the rules look at; a lean read may bring just this. */
export type ReportRights = Pick<
  ReportDocument,
  'county' | 'state' | 'reporter' | 'about' | 'viewerKeys' | 'areaPath' | 'holder' | 'assignments'
>;

const VERIFIERS: readonly Role[] = ['gridMember', 'villageCadre', 'gridLeader', 'admin'];
const DISPATCHERS: readonly Role[] = ['serviceStation', 'villageCadre', 'gridLeader', 'admin'];
const STAFF: readonly Role[] = [...VERIFIERS, ...DISPATCHERS, ...AREA_ASSIGNEES, 'supervisor'];

/** The filter of all lists, counts, searches and details: one `$in` over one index. */
export const visibleTo = (actor: Actor) => ({
  county: actor.county,
  viewerKeys: { $in: actorKeys(actor) },
  'about.personId': { $ne: actor.personId },
});

/** Whether a person may see a report; agrees with `visibleTo` for every report and person. */
export function canRead(actor: Actor, report: ReportRights): boolean {
  if (actor.county !== report.county) return false;
  if (report.about?.personId === actor.personId) return false;
  return actorKeys(actor).some((key) => report.viewerKeys.includes(key));
}

/** Posts on duty of these roles that reach the report through its areas. */
const reaching = (actor: Actor, report: ReportRights, roles: readonly Role[]): ActorPost[] =>
  actor.posts.filter(
    (post) =>
      post.onDuty &&
      roles.includes(post.role) &&
      post.areaCode !== null &&
      report.areaPath.some((area) => area.code === post.areaCode) &&
      report.viewerKeys.includes(`area:${post.areaCode}`),
  );

/** A reopened report is dispatched from the level it was raised to, not from below. */
const highEnough = (post: ActorPost, report: ReportRights): boolean =>
  report.state !== 'reopened' ||
  (post.areaCode ?? '').length <= (report.holder.areaCode ?? report.county).length;

/** Posts with which a person may dispatch a report anywhere. */
export const dispatchingPosts = (actor: Actor, report: ReportRights): ActorPost[] =>
  reaching(actor, report, DISPATCHERS).filter((post) => highEnough(post, report));

/** Posts with which a grid member may keep a report in the own grid (自办). */
export const selfHandlingPosts = (actor: Actor, report: ReportRights): ActorPost[] =>
  reaching(actor, report, ['gridMember']).filter((post) => highEnough(post, report));

/** The post with which a person answers for the assignment that is open, if any. */
export function assigneePost(actor: Actor, report: ReportRights): ActorPost | undefined {
  const open = report.assignments.find((a) => a.state === 'waiting' || a.state === 'accepted');
  if (!open) return undefined;
  return actor.posts.find(
    (post) =>
      post.onDuty &&
      (open.organisationId
        ? post.organisationId === open.organisationId
        : post.areaCode === open.areaCode && AREA_ASSIGNEES.includes(post.role)),
  );
}

/** The post on whose strength a member of the staff takes a step; undefined for residents. */
export function actingPost(
  actor: Actor,
  action: Action,
  report: ReportRights,
): ActorPost | undefined {
  switch (partyOf.get(action)) {
    case 'verifier':
      return reaching(actor, report, VERIFIERS)[0];
    case 'dispatcher':
      return dispatchingPosts(actor, report)[0] ?? selfHandlingPosts(actor, report)[0];
    case 'assignee':
      return assigneePost(actor, report);
    case 'staff':
      return reaching(actor, report, STAFF)[0] ?? assigneePost(actor, report);
    default:
      return undefined;
  }
}

/** "The reporter rates", "a verifier verifies": who each party is. */
const PARTIES: Record<Party, (actor: Actor, report: ReportRights) => boolean> = {
  reporter: (actor, report) => report.reporter.personId === actor.personId,
  verifier: (actor, report) => reaching(actor, report, VERIFIERS).length > 0,
  dispatcher: (actor, report) =>
    dispatchingPosts(actor, report).length > 0 || selfHandlingPosts(actor, report).length > 0,
  assignee: (actor, report) => assigneePost(actor, report) !== undefined,
  staff: (actor, report) =>
    reaching(actor, report, STAFF).length > 0 || assigneePost(actor, report) !== undefined,
  system: () => false,
};

const partyOf = new Map(WORKFLOW.map((row) => [row.action, row.who]));

/** Whether a person is the one who takes this step, in whatever state the report is. */
export function mayTake(actor: Actor, action: Action, report: ReportRights): boolean {
  const party = partyOf.get(action);
  return party !== undefined && canRead(actor, report) && PARTIES[party](actor, report);
}

/** Whether a person may take this step now. */
export const can = (actor: Actor, action: Action, report: ReportRights): boolean =>
  findTransition(report.state, action) !== undefined && mayTake(actor, action, report);

/** Whether a person may ask for the reporter's full name and phone, with a reason, on the audit log. */
export const canReveal = (actor: Actor, report: ReportRights): boolean =>
  canRead(actor, report) &&
  report.reporter.personId !== actor.personId &&
  PARTIES.staff(actor, report) &&
  (!hidesReporter(report) || actor.posts.some((p) => p.onDuty && p.areaCode === report.county));

/** The reporter's name stays hidden below the county when asked, and always where staff are concerned. */
export const hidesReporter = (report: Pick<ReportRights, 'reporter' | 'about'>): boolean =>
  report.reporter.hideName || report.about !== null;
