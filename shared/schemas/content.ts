import * as z from 'zod/mini';
import { id, pageOf, paging, text, time } from './fields';
import { photo } from './uploads';

/** What a check of words said; `unchecked`: nobody could be asked (h5, WeChat's service away). */
export const WORD_CHECKS = ['pass', 'review', 'risky', 'unchecked'] as const;
export type WordCheck = (typeof WORD_CHECKS)[number];

/** Why a person has to look: what the check said, or that it said nothing. */
export const REVIEW_CAUSES = ['risky', 'review', 'unanswered', 'unchecked'] as const;
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

/** `doubtful`: the check objected or failed; `unchecked`: it was never asked; `decided`: may still be undone. */
export const REVIEW_QUEUES = ['doubtful', 'unchecked', 'decided'] as const;
export type ReviewQueue = (typeof REVIEW_QUEUES)[number];

/** `GET /reviews`: what a person has to decide, the oldest first; decided ones the newest first. */
export const listReviewsQuery = z.strictObject({
  queue: z._default(z.enum(REVIEW_QUEUES), 'doubtful'),
  ...paging,
});
export type ListReviewsQuery = z.output<typeof listReviewsQuery>;

export const review = z.object({
  id,
  /** Conditional writes name it in If-Match. */
  version: z.number(),
  kind: z.enum(['words', 'image', 'audio']),
  queue: z.enum(REVIEW_QUEUES),
  cause: z.enum(REVIEW_CAUSES),
  /** "色情", "广告": what WeChat's label means; null where it gave none. */
  label: z.nullable(z.string()),
  at: time,
  /** Where it stands: "反映 261122-4821-7306 · 道路设施"; the report opens where the person may see it. */
  place: z.string(),
  reportId: z.nullable(id),
  areaName: z.string(),
  /** "居民", "网格员": never a name. */
  author: z.string(),
  /** Null for pictures and sound, and for words that are no more. */
  words: z.nullable(z.string()),
  photo: z.nullable(photo),
  /** Signed, good for a few minutes. */
  audioUrl: z.nullable(z.string()),
  decision: z.nullable(
    z.object({
      outcome: z.enum(['cleared', 'withheld']),
      reason: z.nullable(z.string()),
      at: time,
      mine: z.boolean(),
    }),
  ),
});
export type Review = z.infer<typeof review>;

export const reviewPage = z.extend(pageOf(review), {
  /** Open ones of each queue within reach, at most 100. */
  counts: z.object({ doubtful: z.number(), unchecked: z.number() }),
});
export type ReviewPage = z.infer<typeof reviewPage>;

/** `POST /reviews/{id}/decision`; the author reads the reason. */
export const reviewDecisionBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('cleared') }),
  z.strictObject({ outcome: z.literal('withheld'), reason: text(200) }),
]);
export type ReviewDecisionBody = z.infer<typeof reviewDecisionBody>;

/** `POST /reviews/{id}/undo` */
export const reviewUndoBody = z.strictObject({});
