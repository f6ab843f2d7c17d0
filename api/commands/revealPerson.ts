import type { RevealPersonResponse } from '@shared/schemas/people';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { canRevealPerson } from '../policies/staffPolicy';
import { openName, openPhone } from '../secrets/personalData';
import { recordAudit } from './recordAudit';

/**
 * A person's full name and phone; who saw them, when and why is written down first.
 * @throws ApiError forbidden, not_found
 */
export async function revealPerson(
  deps: Deps,
  actor: Actor,
  personId: string,
  reason: string,
): Promise<RevealPersonResponse> {
  if (!canRevealPerson(actor)) throw apiError('forbidden');
  const person = await Person.findOne({ _id: personId, county: actor.county }).lean();
  if (!person) throw apiError('not_found');
  await recordAudit(deps, {
    county: actor.county,
    actorId: actor.personId,
    action: 'person.reveal',
    subject: personId,
    reason,
    reasonAbout: personId,
  });
  return { name: openName(deps.keyRing, person), phone: openPhone(deps.keyRing, person) };
}
