import type { Review, ReviewDecisionBody, ReviewPage, ReviewQueue } from '@shared/schemas/content';
import { callApi } from './client';

/** What WeChat draws at once. */
const PAGE = 8;

/** Words, pictures and recordings that wait for a person to decide. */
export const listReviews = (queue: ReviewQueue, cursor?: string): Promise<ReviewPage> =>
  callApi({ method: 'GET', path: '/reviews', query: { queue, cursor, limit: PAGE } });

export const decideReview = (
  { id, version }: Pick<Review, 'id' | 'version'>,
  body: ReviewDecisionBody,
  idempotencyKey: string,
): Promise<Review> =>
  callApi({ method: 'POST', path: `/reviews/${id}/decision`, body, version, idempotencyKey });

export const undoReview = (
  { id, version }: Pick<Review, 'id' | 'version'>,
  idempotencyKey: string,
): Promise<Review> =>
  callApi({ method: 'POST', path: `/reviews/${id}/undo`, body: {}, version, idempotencyKey });
