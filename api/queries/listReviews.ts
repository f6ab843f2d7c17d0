import type { ListReviewsQuery, REVIEW_QUEUES, ReviewQueue } from '@shared/schemas/content';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import { apiError } from '../errors';
import { ContentReview, type ContentReviewDocument } from '../models/ContentReview';
import { reviewAreas, visibleReviews } from '../policies/contentPolicy';
import { makeCursor, readCursor } from './cursor';

/** Beyond this a badge says no more. */
const MOST_COUNTED = 100;

export interface ReviewRows {
  readonly rows: ContentReviewDocument[];
  readonly nextCursor: string | null;
  readonly counts: Record<Exclude<ReviewQueue, 'decided'>, number>;
}

/**
 * What a person has to decide about in the own areas, the oldest first; decided ones the newest first. Keyset by (at,
 * _id). @throws ApiError forbidden for who decides nothing, bad_cursor
 */
export async function listReviews(actor: Actor, query: ListReviewsQuery): Promise<ReviewRows> {
  if (reviewAreas(actor).length === 0) throw apiError('forbidden');
  const direction = query.queue === 'decided' ? -1 : 1;
  const [rows, doubtful, unchecked] = await Promise.all([
    ContentReview.find({
      ...visibleReviews(actor),
      queue: query.queue,
      ...after(query.cursor, direction),
    })
      .sort({ at: direction, _id: direction })
      .limit(query.limit + 1)
      .lean<ContentReviewDocument[]>(),
    count(actor, 'doubtful'),
    count(actor, 'unchecked'),
  ]);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    rows: page,
    nextCursor: last ? makeCursor(last.at, last._id) : null,
    counts: { doubtful, unchecked },
  };
}

function after(cursor: string | undefined, direction: 1 | -1): QueryFilter<ContentReviewDocument> {
  if (!cursor) return {};
  const { value, id } = readCursor(cursor);
  const at = value ?? new Date(0);
  return direction === 1
    ? { $or: [{ at: { $gt: at } }, { at, _id: { $gt: id } }] }
    : { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
}

const count = (actor: Actor, queue: (typeof REVIEW_QUEUES)[number]): Promise<number> =>
  ContentReview.countDocuments({ ...visibleReviews(actor), queue }).limit(MOST_COUNTED);
