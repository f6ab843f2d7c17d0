import type { ClientSession } from 'mongoose';
import type { ContentReviewDocument } from '../../models/ContentReview';
import { Message } from '../../models/Message';
import { Report } from '../../models/Report';
import { noteChange } from '../talk/noteChange';

/** Shown to others, kept from them for good, or kept until somebody decides. */
export type Outcome = 'cleared' | 'withheld' | 'open';

/**
 * Writes down, where a piece of content stands, whether others may see it. Beside the steps, so without a new version:
 * nobody's step is lost to a decision about a picture.
 */
export async function showContent(
  { county, subject, key }: Pick<ContentReviewDocument, 'county' | 'subject' | 'key'>,
  outcome: Outcome,
  now: Date,
  session: ClientSession,
): Promise<void> {
  const lists = (['cleared', 'withheld'] as const).filter((list) => list !== outcome);
  const update = {
    ...(outcome === 'open' ? {} : { $addToSet: { [`content.${outcome}`]: key } }),
    $pull: Object.fromEntries(lists.map((list) => [`content.${list}`, key])),
  };
  const where = { _id: subject.id, county };
  if (subject.kind === 'report') {
    await Report.updateOne(where, { ...update, $set: { contentChangedAt: now } }, { session });
  } else {
    const message = await Message.findOneAndUpdate(where, update, { session })
      .select({ threadId: 1 })
      .lean();
    if (message) await noteChange(county, message.threadId, session);
  }
}
