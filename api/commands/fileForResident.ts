import type { AreaStep } from '@shared/schemas/fields';
import { findTransition } from '@shared/workflow';
import type { Actor, ActorPost } from '../actor';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { AREA_ASSIGNEES, reportKeys } from '../policies/viewerKeys';
import { postLabel } from './postLabel';
import { receivers } from './receivers';

/** The post on duty with which a member of the staff reports for a resident of a place (代报). @throws ApiError forbidden */
export function filingPost(actor: Actor, path: readonly AreaStep[]): ActorPost {
  const post = actor.posts.find(
    (one) =>
      one.onDuty &&
      AREA_ASSIGNEES.includes(one.role) &&
      path.some((area) => area.code === one.areaCode),
  );
  if (!post) throw apiError('forbidden');
  return post;
}

interface Filing {
  /** The resident's. */
  readonly personId: string;
  readonly post: ActorPost;
  readonly actor: Actor;
  readonly directory: CountyDirectory;
}

/** Makes a report the resident's own, and says who sent it. */
export function fileFor(
  report: ReportDocument,
  { personId, post, actor, directory }: Filing,
): void {
  const row = findTransition(null, 'submit');
  const [entry] = report.timeline;
  if (!row || !entry) throw new Error('a report begins with its submit');
  report.reporter.personId = personId;
  report.behalf = { personId: actor.personId, postId: post.id };
  report.viewerKeys = reportKeys(report);
  entry.byName = messages.reporterFor(postLabel(directory, post));
  entry.summary = messages.receivedFor(
    report.holder.name,
    report.clocks.verifyBy ?? report.createdAt,
  );
  entry.receivers = receivers(directory, report, row, { byPersonId: actor.personId });
}
