import { ROLE_NAMES } from '@shared/roles';
import type { DispatchBody } from '@shared/schemas/reportActions';
import type { Actor, ActorPost } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { areaLabel } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportAssignment, ReportDocument, ReportHolder } from '../models/Report';
import { dispatchingPosts, selfHandlingPosts } from '../policies/reportPolicy';
import { AREA_ASSIGNEES } from '../policies/viewerKeys';
import { postLabel } from './postLabel';
import { type StepContext, type StepRequest, takeStep } from './takeStep';

/**
 * 派单: to the staff of an area on the report's path (自办) or to an organisation. A grid member keeps it in the own
 * grid or leaves it to those above. Resolution is frozen at the first dispatch and never restarts.
 * @throws ApiError target_unavailable where nobody there is on duty, forbidden where the post does not reach it
 */
export const dispatchReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: DispatchBody,
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'dispatch', request, (context) => {
    const { report, directory, clocks } = context;
    const post = dispatcherFor(actor, report, input.target);
    const holder = targetHolder(directory, report, input.target);
    const acceptBy = clocks.acceptBy ?? context.now;
    return {
      byName: postLabel(directory, post),
      summary: messages.dispatched(holder.name, acceptBy),
      words: input.words ?? null,
      holder,
      set: { assignments: [...closed(report), assignmentFor(context, holder, post)] },
    };
  });

type Target = DispatchBody['target'];

const NAMED_FIRST = ['gridMember', 'gridLeader', 'villageCadre', 'microGridLeader'] as const;

/** The post that may send it there. */
function dispatcherFor(actor: Actor, report: ReportDocument, target: Target): ActorPost {
  const leading = dispatchingPosts(actor, report).find(
    (post) => target.kind === 'organisation' || target.areaCode.startsWith(post.areaCode ?? '-'),
  );
  const own = selfHandlingPosts(actor, report).find(
    (post) => target.kind === 'area' && target.areaCode === post.areaCode,
  );
  const post = leading ?? own;
  if (!post) throw apiError('forbidden');
  return post;
}

function targetHolder(
  directory: CountyDirectory,
  report: ReportDocument,
  target: Target,
): ReportHolder {
  return target.kind === 'area'
    ? areaHolder(directory, report, target.areaCode)
    : organisationHolder(directory, report, target.organisationId);
}

function areaHolder(
  directory: CountyDirectory,
  report: ReportDocument,
  code: string,
): ReportHolder {
  const path = directory.areas.path(code);
  const onPath = report.areaPath.some((area) => area.code === code);
  const hidden = report.about?.areaCode && code.startsWith(report.about.areaCode);
  if (!onPath || hidden) throw apiError('target_unavailable');
  const posts = directory.posts
    .atArea(code)
    .filter(
      (post) =>
        post.onDuty &&
        AREA_ASSIGNEES.includes(post.role) &&
        post.personId !== report.about?.personId,
    );
  // Named for the one who usually handles it; everybody of the area may.
  const role = NAMED_FIRST.find((one) => posts.some((post) => post.role === one));
  if (!role) throw apiError('target_unavailable');
  const name = `${areaLabel(path)}${ROLE_NAMES[role]}`;
  return {
    kind: 'post',
    postIds: posts.map((post) => post.id),
    organisationId: null,
    role,
    areaCode: code,
    name,
    why: messages.dispatchedWhy(name),
  };
}

function organisationHolder(
  directory: CountyDirectory,
  report: ReportDocument,
  id: string,
): ReportHolder {
  const organisation = directory.organisations.get(id);
  const posts = directory.posts
    .ofOrganisation(id)
    .filter((post) => post.onDuty && post.personId !== report.about?.personId);
  if (!organisation?.active || posts.length === 0) throw apiError('target_unavailable');
  return {
    kind: 'organisation',
    postIds: [],
    organisationId: id,
    role: posts[0]?.role ?? null,
    areaCode: null,
    name: organisation.name,
    why: messages.dispatchedWhy(organisation.name),
  };
}

/** Earlier assignments that were still open give way to the new one. */
const closed = (report: ReportDocument): ReportAssignment[] =>
  report.assignments.map((assignment) =>
    assignment.state === 'waiting' || assignment.state === 'accepted'
      ? { ...assignment, state: 'replaced' }
      : assignment,
  );

const assignmentFor = (
  { report, clocks, now }: StepContext,
  holder: ReportHolder,
  post: ActorPost,
): ReportAssignment => ({
  id: `${report._id}-${report.assignments.length + 1}`,
  kind: 'lead',
  areaCode: holder.areaCode,
  organisationId: holder.organisationId,
  toName: holder.name,
  state: 'waiting',
  acceptBy: clocks.acceptBy ?? now,
  resolveBy: clocks.resolveBy ?? now,
  dispatchedBy: post.id,
});
