import {
  listReviewsQuery,
  type Review,
  review,
  reviewDecisionBody,
  reviewPage,
  reviewUndoBody,
} from '@shared/schemas/content';
import type { Actor } from '../../actor';
import { decideReview, undoReview } from '../../commands/content/decideReview';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import type { ContentReviewDocument } from '../../models/ContentReview';
import { presentReview } from '../../presenters/presentReview';
import { findReviewed } from '../../queries/findReviewed';
import { listReviews } from '../../queries/listReviews';
import { type Endpoint, endpoint } from '../endpoint';

const tag = 'reviews';

async function present(
  deps: Deps,
  actor: Actor,
  rows: readonly ContentReviewDocument[],
): Promise<Review[]> {
  const reviewed = await findReviewed(actor.county, rows);
  return rows.map((row, n) => {
    const content = reviewed[n];
    if (!content) throw apiError('not_found');
    return presentReview(deps, actor, row, content);
  });
}

const one = async (deps: Deps, actor: Actor, row: ContentReviewDocument): Promise<Review> => {
  const [shown] = await present(deps, actor, [row]);
  if (!shown) throw apiError('not_found');
  return shown;
};

export const reviewEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/reviews',
    tag,
    summary: 'Words, pictures and recordings that wait for a person to decide, or were decided',
    access: 'consented',
    query: listReviewsQuery,
    response: reviewPage,
    handle: async ({ deps, actor, query }) => {
      const { rows, nextCursor, counts } = await listReviews(actor, query);
      return { items: await present(deps, actor, rows), nextCursor, counts };
    },
  }),
  endpoint({
    method: 'post',
    path: '/reviews/:id/decision',
    tag,
    summary: 'Let others see it, or keep it from them with a reason the author reads',
    access: 'consented',
    limit: 'step',
    body: reviewDecisionBody,
    response: review,
    handle: async ({ deps, actor, params, body, ifVersion }) =>
      one(deps, actor, await decideReview(deps, actor, params.id ?? '', body, ifVersion)),
  }),
  endpoint({
    method: 'post',
    path: '/reviews/:id/undo',
    tag,
    summary: 'Take a decision back; it waits again',
    access: 'consented',
    limit: 'step',
    body: reviewUndoBody,
    response: review,
    handle: async ({ deps, actor, params, ifVersion }) =>
      one(deps, actor, await undoReview(deps, actor, params.id ?? '', ifVersion)),
  }),
];
