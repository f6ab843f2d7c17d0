import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Restriction, type RestrictionDocument } from '../models/Restriction';
import { liftingPost } from '../policies/restrictionPolicy';
import { findRestriction } from '../queries/listRestrictions';
import { restrictionMessages } from '../restrictionMessages';
import { inTransaction } from './inTransaction';
import { postLabel } from './postLabel';
import { recordAudit } from './recordAudit';
import { tellOfRestriction } from './tellOfRestriction';

/**
 * Ends a restriction before its time.
 * @throws ApiError not_found, forbidden, wrong_state where it is over already
 */
export async function liftRestriction(
  deps: Deps,
  actor: Actor,
  restrictionId: string,
  reason: string,
): Promise<RestrictionDocument> {
  const restriction = await findRestriction(actor, restrictionId);
  const post = liftingPost(actor, restriction);
  if (!post) throw apiError('forbidden');
  const at = deps.now();
  const byName = postLabel(await deps.directory(actor.county), post);
  const lifted = { at, reason, byPersonId: actor.personId, byName };
  const after = await inTransaction(async (transaction) => {
    const written = await Restriction.findOneAndUpdate(
      { _id: restriction._id, lifted: null, until: { $gt: at } },
      { $set: { lifted } },
      { session: transaction, returnDocument: 'after' },
    ).lean<RestrictionDocument>();
    if (!written) throw apiError('wrong_state');
    const { personId, county } = written;
    const words = restrictionMessages.liftedWords(reason);
    await tellOfRestriction(
      written,
      'lifted',
      [{ personId, as: 'resident', title: restrictionMessages.liftedTitle, words, at }],
      transaction,
    );
    await recordAudit(
      deps,
      {
        county,
        actorId: actor.personId,
        action: 'person.restrictionLift',
        subject: personId,
        reason,
        reasonAbout: personId,
        details: { restrictionId: written._id },
      },
      transaction,
    );
    return written;
  });
  await deps.directory.refresh(actor.county, { restrictions: true });
  return after;
}
