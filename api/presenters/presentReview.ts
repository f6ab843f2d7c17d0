import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import type { Review } from '@shared/schemas/content';
import type { Actor } from '../actor';
import { contentMessages } from '../contentMessages';
import type { Deps } from '../deps';
import { areaLabel } from '../grids/findResponsible';
import type { ContentReviewDocument } from '../models/ContentReview';
import type { Reviewed } from '../queries/findReviewed';
import { signFileUrl } from '../secrets/fileUrls';
import { presentPhoto } from './presentPhoto';

/** A question for the person who decides it: the words or picture in full, the author without a name. */
export function presentReview(
  deps: Deps,
  actor: Actor,
  review: ContentReviewDocument,
  { words, photo, audioFileId, report }: Reviewed,
): Review {
  const { decision, queue } = review;
  return {
    id: review._id,
    version: review.version,
    kind: review.kind,
    queue,
    cause: review.cause,
    label: review.label === null ? null : (contentMessages.labels.get(review.label) ?? null),
    at: review.createdAt.toISOString(),
    place: report
      ? contentMessages.inReport(
          formatReportNumber(report.number),
          findCategory(report.category)?.name ?? report.category,
        )
      : contentMessages.inTalk,
    reportId: report?.id ?? null,
    areaName: report ? areaLabel(report.areaPath) : '',
    author: review.byStaff ? contentMessages.staff : contentMessages.resident,
    words,
    photo: photo && presentPhoto(deps, photo, stateOf(review)),
    audioUrl: audioFileId && signFileUrl(deps.keyRing, audioFileId, 'voice', deps.now()),
    decision:
      decision && queue === 'decided'
        ? {
            outcome: decision.outcome,
            reason: decision.reason,
            at: decision.at.toISOString(),
            mine: decision.personId === actor.personId,
          }
        : null,
  };
}

function stateOf({ queue, decision }: ContentReviewDocument): 'shown' | 'pending' | 'withheld' {
  if (queue !== 'decided' || !decision) return 'pending';
  return decision.outcome === 'cleared' ? 'shown' : 'withheld';
}
