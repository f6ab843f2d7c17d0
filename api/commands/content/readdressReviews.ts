import { ContentReview } from '../../models/ContentReview';
import { Message } from '../../models/Message';
import { reportThreadId } from '../../queries/talk/loadTalk';
import { findStanding } from './findStanding';

/** What is asked about a report and its talk is decided where the report is now. Safe to repeat. */
export async function readdressReviews(county: string, reportId: string): Promise<void> {
  const standing = await findStanding(county, `report/${reportId}`, null);
  if (!standing) return;
  const threadId = reportThreadId(reportId);
  const said = await Message.find({ county, threadId }, { _id: 1 }).lean();
  await ContentReview.updateMany(
    { county, 'subject.id': { $in: [reportId, ...said.map(({ _id }) => _id)] } },
    { $set: { reach: standing.reach } },
  );
}
