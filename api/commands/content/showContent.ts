import type { ClientSession } from 'mongoose';
import type { ContentReviewDocument, ContentSubject } from '../../models/ContentReview';
import { Message } from '../../models/Message';
import { Report } from '../../models/Report';
import { type MediaCheckState, Upload } from '../../models/Upload';

/** Shown to others, kept from them for good, or kept until somebody decides. */
export type Outcome = 'cleared' | 'withheld' | 'open';

/** Writes down, where a piece of content stands, whether others may see it. */
export async function showContent(
  content: Pick<ContentReviewDocument, 'county' | 'subject' | 'key'>,
  outcome: Outcome,
  session: ClientSession,
): Promise<void> {
  if (content.subject.kind === 'report') await onReport(content, outcome, session);
  else await onMessage(content, outcome, session);
}

async function onReport(
  { county, subject, key }: Pick<ContentReviewDocument, 'county' | 'subject' | 'key'>,
  outcome: Outcome,
  session: ClientSession,
): Promise<void> {
  const add = outcome === 'open' ? {} : { $addToSet: { [`content.${outcome}`]: key } };
  const from = (['cleared', 'withheld'] as const).filter((list) => list !== outcome);
  const remove = Object.fromEntries(from.map((list) => [`content.${list}`, key]));
  // Beside the steps, so without a new version: nobody's step is lost to a decision about a picture.
  await Report.updateOne({ _id: subject.id, county }, { ...add, $pull: remove }, { session });
}

const OF_WORDS = { cleared: 'pass', withheld: 'risky', open: 'review' } as const;

async function onMessage(
  { county, subject, key }: { county: string; subject: ContentSubject; key: string },
  outcome: Outcome,
  session: ClientSession,
): Promise<void> {
  const where = { _id: subject.id, county };
  if (key.startsWith('w:')) {
    await Message.updateOne(where, { $set: { textCheck: OF_WORDS[outcome] } }, { session });
    return;
  }
  const message = await Message.findOne(where, { photos: 1, voice: 1 }, { session }).lean();
  if (!message) return;
  const files = [...message.photos, ...(message.voice ? [message.voice] : [])];
  const uploads = await Upload.find(
    { _id: { $in: files.map(({ fileId }) => fileId) } },
    { check: 1 },
    { session },
  ).lean();
  const mediaCheck = together(uploads.map(({ check }) => check.state));
  await Message.updateOne(where, { $set: { mediaCheck } }, { session });
}

/** A message is shown with all its pictures or not at all. */
function together(states: readonly MediaCheckState[]): 'pass' | 'review' | 'risky' | 'pending' {
  if (states.includes('withheld')) return 'risky';
  if (states.includes('review')) return 'review';
  return states.every((state) => state === 'passed' || state === 'cleared') ? 'pass' : 'pending';
}
