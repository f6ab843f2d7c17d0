import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../actor';
import { EventTicket } from '../models/EventTicket';

/** Long enough for a slow network to open a socket, short enough to be worthless in a log. */
export const TICKET_SECONDS = 30;

/** Under what a ticket is kept. */
export const hashTicket = (ticket: string): string =>
  createHash('sha256').update(ticket).digest('base64url');

/** Makes a ticket for one socket of this person: 256 random bits, good once. */
export async function issueEventTicket({
  county,
  personId,
  family,
  consentVersion,
}: Actor): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  const expiresAt = { $add: ['$$NOW', TICKET_SECONDS * 1000] };
  await EventTicket.collection.updateOne(
    { _id: hashTicket(ticket) as never },
    [
      {
        $replaceWith: {
          $mergeObjects: [
            '$$ROOT',
            { $literal: { county, personId, family, consentVersion } },
            { expiresAt },
          ],
        },
      },
    ],
    { upsert: true },
  );
  return ticket;
}
