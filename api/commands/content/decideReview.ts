import type { ReviewDecisionBody, ReviewQueue } from '@shared/schemas/content';
import type { ClientSession } from 'mongoose';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { ContentReview, type ContentReviewDocument } from '../../models/ContentReview';
import { Upload } from '../../models/Upload';
import { visibleReviews } from '../../policies/contentPolicy';
import { inTransaction } from '../inTransaction';
import { recordAudit } from '../recordAudit';
import { type Outcome, showContent } from './showContent';
import { tellAuthor } from './tellAuthor';

/**
 * A person decides whether others may see it. The author is told of a "no" with its reason, and of a "yes" that follows
 * one; what was decided stands on the audit log.
 * @throws ApiError not_found, already_decided, conflict
 */
export async function decideReview(
  deps: Deps,
  actor: Actor,
  id: string,
  body: ReviewDecisionBody,
  ifVersion: number | null,
): Promise<ContentReviewDocument> {
  return change(actor, id, ifVersion, async (review, session) => {
    if (review.queue === 'decided') throw apiError('already_decided');
    const at = deps.now();
    const reason = body.outcome === 'withheld' ? body.reason : null;
    const decided: ContentReviewDocument = {
      ...review,
      queue: 'decided',
      at,
      version: review.version + 1,
      decision: { outcome: body.outcome, reason, personId: actor.personId, at },
    };
    await write(deps, actor, review, decided, body.outcome, session);
    const saidNo = review.decision?.outcome === 'withheld';
    if (body.outcome === 'withheld' || saidNo) await tellAuthor(decided, at, session);
    return decided;
  });
}

/**
 * Takes a decision back: it waits again for somebody to decide. What was said of it before stays on it, so that the
 * author hears where a "no" becomes a "yes".
 * @throws ApiError not_found, not_decided, conflict
 */
export async function undoReview(
  deps: Deps,
  actor: Actor,
  id: string,
  ifVersion: number | null,
): Promise<ContentReviewDocument> {
  return change(actor, id, ifVersion, async (review, session) => {
    if (review.queue !== 'decided') throw apiError('not_decided');
    const queue: ReviewQueue = review.cause === 'unchecked' ? 'unchecked' : 'doubtful';
    const open = { ...review, queue, at: review.createdAt, version: review.version + 1 };
    await write(deps, actor, review, open, 'open', session);
    return open;
  });
}

async function change(
  actor: Actor,
  id: string,
  ifVersion: number | null,
  work: (review: ContentReviewDocument, session: ClientSession) => Promise<ContentReviewDocument>,
): Promise<ContentReviewDocument> {
  return inTransaction(async (session) => {
    const review = await ContentReview.findOne({ _id: id, ...visibleReviews(actor) }, null, {
      session,
    }).lean<ContentReviewDocument>();
    if (!review) throw apiError('not_found');
    if (ifVersion !== null && ifVersion !== review.version)
      throw apiError('conflict', { version: review.version });
    return work(review, session);
  });
}

/** The decision, what follows where the content stands, and the line on the audit log: all or nothing. */
async function write(
  deps: Deps,
  actor: Actor,
  before: ContentReviewDocument,
  after: ContentReviewDocument,
  outcome: Outcome,
  session: ClientSession,
): Promise<void> {
  const { _id, ...rest } = after;
  await ContentReview.updateOne({ _id, version: before.version }, { $set: rest }, { session });
  await showContent(after, outcome, deps.now(), session);
  if (after.key.startsWith('f:'))
    await Upload.updateOne(
      { _id: after.key.slice(2), county: after.county },
      { $set: { 'check.state': outcome === 'open' ? 'review' : outcome } },
      { session },
    );
  const reason = outcome === 'withheld' ? after.decision?.reason : null;
  await recordAudit(
    deps,
    {
      county: after.county,
      actorId: actor.personId,
      action: outcome === 'open' ? 'content.undo' : `content.${outcome}`,
      subject: _id,
      ...(reason ? { reason, reasonAbout: after.authorId } : {}),
      details: { [after.subject.kind]: after.subject.id, key: after.key },
    },
    session,
  );
}
