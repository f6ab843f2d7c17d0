import type { ReviewCause } from '@shared/schemas/content';
import type { ClientSession } from 'mongoose';
import { reviewId } from '../../contentKeys';
import { ContentReview, type ContentReviewDocument } from '../../models/ContentReview';
import type { Standing } from './findStanding';

/** What a person is to look at. */
export interface Question {
  readonly county: string;
  readonly kind: ContentReviewDocument['kind'];
  readonly key: string;
  readonly authorId: string | null;
  readonly cause: ReviewCause;
  readonly label: number | null;
  readonly standing: Standing;
}

/** Puts a question to a person, once: what was asked or decided before stays as it is. */
export async function openReview(
  question: Question,
  now: Date,
  session?: ClientSession,
): Promise<void> {
  const { county, kind, key, authorId, cause, label, standing } = question;
  const review: ContentReviewDocument = {
    _id: reviewId(standing.subject, key),
    county,
    kind,
    ...standing,
    key,
    authorId,
    cause,
    label,
    queue: cause === 'unchecked' ? 'unchecked' : 'doubtful',
    at: now,
    createdAt: now,
    version: 1,
    decision: null,
  };
  const { _id, ...rest } = review;
  await ContentReview.updateOne(
    { _id },
    { $setOnInsert: rest },
    { upsert: true, ...(session ? { session } : {}) },
  );
}
