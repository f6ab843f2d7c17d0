import type { SessionResponse } from '@shared/schemas/sessions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { Session } from '../models/Session';
import { PRIVACY_VERSION } from '../privacyText';
import { sessionTokens } from '../secrets/sessionTokens';
import { recordAudit } from './recordAudit';

/**
 * Notes that a person agreed to the privacy text in force. The answer is a new access token: the version stands in it.
 * @throws ApiError consent_required where another version was read, session_revoked
 */
export async function giveConsent(
  deps: Deps,
  actor: Actor,
  version: string,
): Promise<SessionResponse> {
  if (version !== PRIVACY_VERSION) throw apiError('consent_required', { version: PRIVACY_VERSION });
  const session = await Session.findOne({ _id: actor.family, revokedAt: null }).lean();
  if (!session) throw apiError('session_revoked');
  const at = deps.now();
  const given = await Person.findOneAndUpdate(
    { _id: actor.personId, 'consent.version': { $ne: version } },
    { $set: { consent: { version, at } }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (given)
    await recordAudit(deps, {
      county: actor.county,
      actorId: actor.personId,
      action: 'person.consent',
      subject: actor.personId,
      details: { version },
    });
  const person = given ?? (await Person.findById(actor.personId).lean());
  if (!person) throw apiError('session_revoked');
  return sessionTokens(deps.keyRing, session, person, at);
}
