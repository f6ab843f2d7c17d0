import type { Actor } from '../actor';
import { EventTicket } from '../models/EventTicket';
import { hashTicket } from './issueEventTicket';

/** Takes a ticket of this county: whoever comes second, or too late by the database's clock, gets null. */
export async function takeEventTicket(
  ticket: string,
  county: string,
): Promise<Omit<Actor, 'posts'> | null> {
  const taken = await EventTicket.findOneAndDelete({
    _id: hashTicket(ticket),
    county,
    $expr: { $gt: ['$expiresAt', '$$NOW'] },
  }).lean();
  if (!taken) return null;
  const { personId, family, consentVersion } = taken;
  return { personId, county, family, consentVersion, sealedOpenid: null };
}
