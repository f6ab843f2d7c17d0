import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { Restriction, type RestrictionDocument } from '../models/Restriction';
import { restrictionMessages } from '../restrictionMessages';
import { inTransaction } from './inTransaction';
import { recordAudit } from './recordAudit';
import { tellOfRestriction } from './tellOfRestriction';

/**
 * A person says, once, why they should not be held back. Those who may decide are told.
 * @throws ApiError not_found where nothing holds them back, already_objected
 */
export async function objectToRestriction(deps: Deps, actor: Actor, words: string): Promise<void> {
  const directory = await deps.directory(actor.county);
  const at = deps.now();
  await inTransaction(async (transaction) => {
    const current = await Restriction.findOne(
      { county: actor.county, personId: actor.personId, lifted: null, until: { $gt: at } },
      null,
      { session: transaction },
    ).lean<RestrictionDocument>();
    if (!current) throw apiError('not_found');
    const written = await Restriction.findOneAndUpdate(
      { _id: current._id, lifted: null, objection: null },
      { $set: { objection: { words, at, decision: null } } },
      { session: transaction, returnDocument: 'after' },
    ).lean<RestrictionDocument>();
    if (!written) throw apiError('already_objected');
    await tellOfRestriction(
      written,
      'objected',
      deciders(directory, written).map((personId) => ({
        personId,
        as: 'staff',
        title: restrictionMessages.objectedTitle,
        words: restrictionMessages.objectedWords(written.reportNumber),
        at,
      })),
      transaction,
    );
    await recordAudit(
      deps,
      {
        county: actor.county,
        actorId: actor.personId,
        action: 'person.restrictionObject',
        subject: actor.personId,
        details: { restrictionId: written._id },
      },
      transaction,
    );
  });
  await deps.directory.refresh(actor.county, { restrictions: true });
}

/** The county's administrators and supervisors on duty, but for whom it is about and who did it. */
const deciders = (directory: CountyDirectory, restriction: RestrictionDocument): string[] => [
  ...new Set(
    directory.posts
      .atArea(restriction.county)
      .filter(({ role, onDuty }) => onDuty && (role === 'admin' || role === 'supervisor'))
      .map(({ personId }) => personId)
      .filter((id) => id !== restriction.byPersonId && id !== restriction.personId),
  ),
];
