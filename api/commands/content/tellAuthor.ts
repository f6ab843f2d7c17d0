import { createHash } from 'node:crypto';
import { formatReportNumber } from '@shared/reportNumber';
import type { ClientSession } from 'mongoose';
import { contentMessages } from '../../contentMessages';
import type { ContentReviewDocument } from '../../models/ContentReview';
import { InboxEntry } from '../../models/InboxEntry';
import { Message } from '../../models/Message';
import { Report } from '../../models/Report';

/** Tells the author what was decided about what they wrote or sent; once a decision. */
export async function tellAuthor(
  review: ContentReviewDocument,
  at: Date,
  session: ClientSession,
): Promise<void> {
  const { decision, authorId, county, kind: made } = review;
  if (!decision || !authorId) return;
  const kind = contentMessages.kinds[made];
  const withheld = decision.outcome === 'withheld';
  await InboxEntry.insertMany(
    [
      {
        _id: createHash('sha256')
          .update(`review/${review._id}/${review.version}`)
          .digest('base64url')
          .slice(0, 32),
        county,
        personId: authorId,
        as: review.byStaff ? ('staff' as const) : ('resident' as const),
        ...(await placeOf(review, session)),
        title: withheld ? contentMessages.withheldTitle(kind) : contentMessages.clearedTitle(kind),
        words: withheld
          ? contentMessages.withheldWords(kind, decision.reason ?? '')
          : contentMessages.clearedWords(kind),
        at,
        readAt: null,
      },
    ],
    { session },
  );
}

/** What the entry opens. */
async function placeOf(
  { subject, county }: ContentReviewDocument,
  session: ClientSession,
): Promise<{ reportId: string | null; reportNumber: string | null; threadId?: string }> {
  if (subject.kind === 'report') {
    const report = await Report.findOne(
      { _id: subject.id, county },
      { number: 1 },
      { session },
    ).lean();
    return {
      reportId: subject.id,
      reportNumber: report ? formatReportNumber(report.number) : null,
    };
  }
  const message = await Message.findOne(
    { _id: subject.id, county },
    { threadId: 1 },
    { session },
  ).lean();
  return {
    reportId: null,
    reportNumber: null,
    ...(message ? { threadId: message.threadId } : {}),
  };
}
