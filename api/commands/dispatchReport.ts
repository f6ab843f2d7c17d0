import type { DispatchBody, Target } from '@shared/schemas/reportActions';
import type { Actor, ActorPost } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { dispatchingPosts, selfHandlingPosts } from '../policies/reportPolicy';
import { assistingAssignments, leadAssignment, replaceOpen } from './assignments';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';
import { targetHolder } from './targetHolder';

/**
 * 派单: to the staff of an area on the report's path (自办), to an organisation, or 吹哨: one leads and several assist,
 * each with a part. A grid member keeps it in the own grid or leaves it to those above. Resolution is frozen at the first
 * dispatch and never restarts.
 * @throws ApiError target_unavailable where nobody there is on duty, forbidden where the post does not reach it
 */
export const dispatchReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: DispatchBody,
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'dispatch', request, (context) => {
    const { report, directory, clocks, now } = context;
    const post = dispatcherFor(actor, report, input.target);
    const holder = targetHolder(directory, report, input.target);
    const lead = leadAssignment(context, holder, post);
    const parts = assistingAssignments(context, input.assisting ?? [], post, lead);
    const acceptBy = clocks.acceptBy ?? now;
    return {
      byName: postLabel(directory, post),
      summary:
        parts.length > 0
          ? messages.dispatchedJointly(holder.name, parts.length, acceptBy)
          : messages.dispatched(holder.name, acceptBy),
      words: input.words ?? null,
      holder,
      parts,
      set: { assignments: [...replaceOpen(report), lead, ...parts] },
    };
  });

/** The post that may send it there. @throws ApiError forbidden */
export function dispatcherFor(actor: Actor, report: ReportDocument, target: Target): ActorPost {
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
