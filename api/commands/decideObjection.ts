import type { ObjectionDecisionBody } from '@shared/schemas/restrictions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Restriction, type RestrictionDocument } from '../models/Restriction';
import { decidingPost } from '../policies/restrictionPolicy';
import { findRestriction } from '../queries/listRestrictions';
import { restrictionMessages } from '../restrictionMessages';
import { inTransaction } from './inTransaction';
import { postLabel } from './postLabel';
import { recordAudit } from './recordAudit';
import { tellOfRestriction } from './tellOfRestriction';

/**
 * Answers an objection: the restriction stays, or ends at once.
 * @throws ApiError not_found, own_decision for who held the person back, wrong_state where nothing waits
 */
export async function decideObjection(
  deps: Deps,
  actor: Actor,
  restrictionId: string,
  { upheld, words }: ObjectionDecisionBody,
): Promise<RestrictionDocument> {
  const restriction = await findRestriction(actor, restrictionId);
  const post = decidingPost(actor, restriction);
  if (!post) throw apiError('own_decision');
  const at = deps.now();
  const byPersonId = actor.personId;
  const byName = postLabel(await deps.directory(actor.county), post);
  const after = await inTransaction(async (transaction) => {
    const written = await Restriction.findOneAndUpdate(
      { _id: restriction._id, 'objection.decision': null, objection: { $ne: null } },
      {
        $set: {
          'objection.decision': { upheld, words, byPersonId, byName, at },
          ...(upheld || restriction.lifted
            ? {}
            : { lifted: { at, reason: words, byPersonId, byName } }),
        },
      },
      { session: transaction, returnDocument: 'after' },
    ).lean<RestrictionDocument>();
    if (!written) throw apiError('wrong_state');
    await tellOfRestriction(
      written,
      'decided',
      [
        {
          personId: written.personId,
          as: 'resident',
          title: upheld ? restrictionMessages.upheldTitle : restrictionMessages.liftedTitle,
          words: upheld ? words : restrictionMessages.liftedWords(words),
          at,
        },
      ],
      transaction,
    );
    await recordAudit(
      deps,
      {
        county: written.county,
        actorId: actor.personId,
        action: 'person.restrictionDecide',
        subject: written.personId,
        reason: words,
        reasonAbout: written.personId,
        details: { restrictionId: written._id, upheld },
      },
      transaction,
    );
    return written;
  });
  await deps.directory.refresh(actor.county, { restrictions: true });
  return after;
}
