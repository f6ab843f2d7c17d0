import type { ReviewCause, ReviewQueue } from '@shared/schemas/content';
import mongoose, { Schema } from 'mongoose';

/** Where the words, picture or recording stand. */
export interface ContentSubject {
  kind: 'report' | 'message';
  id: string;
}

/**
 * One question to a person: may others see this? The words are not copied here: they are read where they stand, so that
 * what is redacted there is gone everywhere.
 */
export interface ContentReviewDocument {
  /** From subject and key: the same question is the same document. */
  _id: string;
  county: string;
  kind: 'words' | 'image' | 'audio';
  subject: ContentSubject;
  /** Within the subject: `w:HASH` of words, `f:FILE`. */
  key: string;
  /** Codes of the areas whose administrators and supervisors decide. */
  reach: string[];
  /** The member of the staff the report is about: does not decide. */
  aboutPersonId: string | null;
  authorId: string | null;
  /** The author acted for a post. */
  byStaff: boolean;
  cause: ReviewCause;
  /** WeChat's label, where it gave one. */
  label: number | null;
  queue: ReviewQueue;
  /** When it came into its queue: the order of the list. */
  at: Date;
  createdAt: Date;
  version: number;
  decision: {
    outcome: 'cleared' | 'withheld';
    reason: string | null;
    personId: string;
    at: Date;
  } | null;
}

const schema = new Schema<ContentReviewDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'contentReviews', autoIndex: false, strict: false },
);
schema.index({ county: 1, queue: 1, reach: 1, at: 1, _id: 1 });
schema.index({ county: 1, 'subject.id': 1 });

export const ContentReview = mongoose.model<ContentReviewDocument>('ContentReview', schema);
