import type { Action } from '@shared/actions';
import type { Role } from '@shared/roles';
import { findTransition, type Party, WORKFLOW } from '@shared/workflow';
import type { Actor, ActorPost } from '../actor';
import type { ReportAssignment, ReportDocument } from '../models/Report';
import { AREA_ASSIGNEES, actorKeys, leadOf, openParts } from './viewerKeys';
import { guardAgainst, type ReportCourseRights } from './workflowFacts';

/** What the rules look at; a lean read may bring just this. */
export type ReportRights = Pick<
  ReportDocument,
  | 'county'
  | 'state'
  | 'reporter'
  | 'behalf'
  | 'about'
  | 'viewerKeys'
  | 'areaPath'
  | 'holder'
  | 'assignments'
  | 'handledBy'
  | 'rejection'
>;

const VERIFIERS: readonly Role[] = ['gridMember', 'villageCadre', 'gridLeader', 'admin'];
const DISPATCHERS: readonly Role[] = ['serviceStation', 'villageCadre', 'gridLeader', 'admin'];
const SUPERVISORS: readonly Role[] = ['supervisor', 'admin'];
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

/** What was raised is dealt with at the level it was raised to, not from below. */
const highEnough = (post: ActorPost, report: ReportRights): boolean =>
  (report.state !== 'reopened' && report.state !== 'appealed') ||
  (post.areaCode ?? '').length <= (report.holder.areaCode ?? report.county).length;

/** Posts with which a person may dispatch a report anywhere. */
export const dispatchingPosts = (actor: Actor, report: ReportRights): ActorPost[] =>
  reaching(actor, report, DISPATCHERS).filter((post) => highEnough(post, report));

/** Posts with which a grid member may keep a report in the own grid (自办). */
export const selfHandlingPosts = (actor: Actor, report: ReportRights): ActorPost[] =>
  reaching(actor, report, ['gridMember']).filter((post) => highEnough(post, report));

/** The post on duty with which a person answers for an assignment, if any. */
export const postFor = (
  actor: Actor,
  given: Pick<ReportAssignment, 'organisationId' | 'areaCode'> | undefined,
): ActorPost | undefined =>
  given &&
  actor.posts.find(
    (post) =>
      post.onDuty &&
      (given.organisationId
        ? post.organisationId === given.organisationId
        : post.areaCode === given.areaCode && AREA_ASSIGNEES.includes(post.role)),
  );

/** The post with which a person leads the handling, if any. */
export const assigneePost = (actor: Actor, report: ReportRights): ActorPost | undefined =>
  postFor(actor, leadOf(report));

/** The assisting part (协办) of the person that waits to be taken, or was taken and waits for an answer. */
export const partOf = (
  actor: Actor,
  report: ReportRights,
  state: 'waiting' | 'accepted',
): ReportAssignment | undefined =>
  openParts(report).find((part) => part.state === state && postFor(actor, part));

const handled = (actor: Actor, report: ReportRights): boolean =>
  report.handledBy.includes(actor.personId);

/** The post on whose strength a member of the staff belongs to a party; undefined where they do not. */
const POSTS: Record<Party, (actor: Actor, report: ReportRights) => ActorPost | undefined> = {
  reporter: () => undefined,
  rater: (actor, report) =>
    report.behalf && !handled(actor, report) ? reaching(actor, report, STAFF)[0] : undefined,
  verifier: (actor, report) => reaching(actor, report, VERIFIERS)[0],
  dispatcher: (actor, report) =>
    dispatchingPosts(actor, report)[0] ?? selfHandlingPosts(actor, report)[0],
  assignee: assigneePost,
  asked: (actor, report) => postFor(actor, partOf(actor, report, 'waiting')),
  assistant: (actor, report) => postFor(actor, partOf(actor, report, 'accepted')),
  handling: (actor, report) =>
    assigneePost(actor, report) ??
    dispatchingPosts(actor, report)[0] ??
    (leadOf(report) ? undefined : reaching(actor, report, VERIFIERS)[0]),
  judge: (actor, report) =>
    report.rejection?.personId === actor.personId
      ? undefined
      : reaching(actor, report, VERIFIERS).find((post) => highEnough(post, report)),
  approver: (actor, report) =>
    assigneePost(actor, report) ? undefined : dispatchingPosts(actor, report)[0],
  supervisor: (actor, report) =>
    handled(actor, report) ? undefined : reaching(actor, report, SUPERVISORS)[0],
  county: (actor, report) =>
    reaching(actor, report, DISPATCHERS).find((post) => post.areaCode === report.county),
  staff: (actor, report) =>
    reaching(actor, report, STAFF)[0] ??
    report.assignments
      .filter((one) => one.state !== 'declined' && one.state !== 'replaced')
      .map((one) => postFor(actor, one))
      .find((post) => post),
  author: (actor, report) => reaching(actor, report, STAFF)[0],
  system: () => undefined,
};

/** The resident's own part: as the reporter, or as the one who sent it for them (代报). */
export const isReporter = (actor: Actor, report: ReportRights): boolean =>
  report.reporter.personId === actor.personId || report.behalf?.personId === actor.personId;

/** Parties a resident can be, and how they are told apart. */
const RESIDENTS: Partial<Record<Party, (actor: Actor, report: ReportRights) => boolean>> = {
  reporter: isReporter,
  rater: (actor, report) => report.reporter.personId === actor.personId,
  author: isReporter,
};

const partyOf = new Map(WORKFLOW.map((row) => [row.action, row.who]));

/** The post on whose strength a member of the staff takes a step; undefined for residents. */
export function actingPost(
  actor: Actor,
  action: Action,
  report: ReportRights,
): ActorPost | undefined {
  const party = partyOf.get(action);
  return party && POSTS[party](actor, report);
}

/** Whether a person may see the report and is of a party to it. */
function isParty(actor: Actor, party: Party, report: ReportRights): boolean {
  if (!canRead(actor, report)) return false;
  return RESIDENTS[party]?.(actor, report) === true || POSTS[party](actor, report) !== undefined;
}

/** Whether a person is the one who takes this step, in whatever state the report is. */
export function mayTake(actor: Actor, action: Action, report: ReportRights): boolean {
  const party = partyOf.get(action);
  return party !== undefined && isParty(actor, party, report);
}

/** Whether a person may take this step now. */
export function can(
  actor: Actor,
  action: Action,
  report: ReportRights & ReportCourseRights,
  now: Date,
): boolean {
  const row = findTransition(report.state, action);
  return (
    row !== undefined &&
    row.who !== 'system' &&
    mayTake(actor, action, report) &&
    guardAgainst(row, report, now) === undefined
  );
}

/** Whether a person belongs to the staff's side of a report: sees its notes and its parts. */
export const isStaffOf = (actor: Actor, report: ReportRights): boolean =>
  isParty(actor, 'staff', report);

/** Whether a person inspects resolutions: sees why their evidence is doubted. */
export const supervises = (actor: Actor, report: ReportRights): boolean =>
  isParty(actor, 'supervisor', report);

/** Whether a person may ask for the reporter's full name and phone, with a reason, on the audit log. */
export const canReveal = (actor: Actor, report: ReportRights): boolean =>
  canRead(actor, report) &&
  report.reporter.personId !== actor.personId &&
  isStaffOf(actor, report) &&
  (!hidesReporter(report) ||
    reaching(actor, report, STAFF).some((post) => post.areaCode === report.county));

/** The reporter's name stays hidden below the county when asked, and always where staff are concerned. */
export const hidesReporter = (report: Pick<ReportRights, 'reporter' | 'about'>): boolean =>
  report.reporter.hideName || report.about !== null;
