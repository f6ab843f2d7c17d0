import { randomUUID } from 'node:crypto';
import type { SessionResponse } from '@shared/schemas/sessions';
import type { ClientSession } from 'mongoose';
import type { Deps } from '../deps';
import type { PersonDocument } from '../models/Person';
import { Session, type SignedInBy } from '../models/Session';
import { sessionTokens } from '../secrets/sessionTokens';

/** A sign-in that is not used for this long has to be made again. */
export const SESSION_DAYS = 30;

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * 86_400_000);

/** Begins a family of refresh tokens for a person who has proved who they are. */
export async function openSession(
  { keyRing, now }: Pick<Deps, 'keyRing' | 'now'>,
  person: Pick<PersonDocument, '_id' | 'county' | 'consent' | 'openid'>,
  by: SignedInBy,
  transaction?: ClientSession,
): Promise<SessionResponse> {
  const at = now();
  const session = {
    _id: randomUUID(),
    county: person.county,
    personId: person._id,
    by,
    generation: 1,
    rotatedAt: at,
    createdAt: at,
    expiresAt: sessionEnd(at),
    revokedAt: null,
  };
  await Session.insertMany([session], transaction ? { session: transaction } : {});
  return sessionTokens(keyRing, session, person, at);
}
