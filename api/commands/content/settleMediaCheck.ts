import type { ReviewCause } from '@shared/schemas/content';
import { fileContentKey } from '../../contentKeys';
import type { Deps } from '../../deps';
import { Upload, type UploadDocument } from '../../models/Upload';
import { inTransaction } from '../inTransaction';
import { findStanding } from './findStanding';
import { openReview } from './openReview';
import { showContent } from './showContent';

/** What a check came to: others may see it, or a person decides. */
export type MediaOutcome =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'review'; readonly cause: ReviewCause; readonly label: number | null };

/** The office answers for what its own people show where WeChat could not be asked. */
const UNCHECKED: MediaOutcome = { outcome: 'review', cause: 'unchecked', label: null };

/**
 * Ends the check of an upload: all that follows is written, or nothing is. Only for the check as it was read: an
 * answer to an older asking changes nothing.
 * @returns whether it was this call that ended it
 */
export async function settleMediaCheck(
  deps: Pick<Deps, 'now'>,
  upload: Pick<UploadDocument, '_id' | 'county' | 'personId' | 'kind' | 'usedIn' | 'check'>,
  result: MediaOutcome | 'unaskable',
): Promise<boolean> {
  const { county } = upload;
  const key = fileContentKey(upload._id);
  const standing = await findStanding(county, upload.usedIn, upload.personId);
  const asked = result === 'unaskable' ? UNCHECKED : result;
  const outcome: MediaOutcome =
    result === 'unaskable' && standing?.byStaff ? { outcome: 'passed' } : asked;
  const now = deps.now();
  return inTransaction(async (session) => {
    const ended = await Upload.updateOne(
      {
        _id: upload._id,
        county,
        'check.state': upload.check.state,
        'check.traceId': upload.check.traceId,
      },
      { $set: { 'check.state': outcome.outcome, 'check.traceId': null } },
      { session },
    );
    if (ended.modifiedCount === 0) return false;
    if (!standing) return true;
    if (outcome.outcome === 'passed')
      await showContent({ county, subject: standing.subject, key }, 'cleared', now, session);
    else {
      const { kind, personId: authorId } = upload;
      const { cause, label } = outcome;
      await openReview({ county, kind, key, authorId, cause, label, standing }, now, session);
      await showContent({ county, subject: standing.subject, key }, 'open', now, session);
    }
    return true;
  });
}
