import type { SessionResponse } from '@shared/schemas/sessions';
import type { PersonDocument } from '../models/Person';
import type { SessionDocument } from '../models/Session';
import { ACCESS_TOKEN_MINUTES, signAccessToken } from './accessToken';
import type { KeyRing } from './keyRing';
import { openOpenid } from './personalData';
import { signRefreshToken } from './refreshToken';

/** Tokens of a session as it stands: a new access token, and the refresh token of its newest generation. */
export function sessionTokens(
  ring: KeyRing,
  session: Pick<SessionDocument, '_id' | 'by' | 'generation'>,
  person: Pick<PersonDocument, '_id' | 'county' | 'consent' | 'openid'>,
  now: Date,
): SessionResponse {
  // A browser is not WeChat: what is written there is not checked while its writer is active.
  const openid = session.by === 'browser' ? null : openOpenid(ring, person);
  const accessToken = signAccessToken(
    ring,
    {
      personId: person._id,
      county: person.county,
      consentVersion: person.consent?.version ?? '',
      family: session._id,
      sealedOpenid: openid && ring.encrypt(openid, `token/${person._id}/openid`),
    },
    now,
  );
  return {
    accessToken,
    expiresAt: new Date(now.getTime() + ACCESS_TOKEN_MINUTES * 60_000).toISOString(),
    refreshToken: signRefreshToken(ring, { family: session._id, generation: session.generation }),
    personId: person._id,
    county: person.county,
  };
}
