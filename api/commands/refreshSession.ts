import type { SessionResponse } from '@shared/schemas/sessions';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { Session, type SessionDocument } from '../models/Session';
import { type RefreshClaims, readRefreshToken } from '../secrets/refreshToken';
import { sessionTokens } from '../secrets/sessionTokens';
import { sessionEnd } from './openSession';
import { passThroughSimulator } from './passThroughSimulator';

/** For this long a token may come again: the answer with its successor was lost. */
const RETRY_SECONDS = 60;

/**
 * Gives a refresh token's successor. The same token again within 60 s gets the same successor; later it is taken for
 * stolen, and the whole family ends.
 * @throws ApiError session_revoked
 */
export async function refreshSession(deps: Deps, token: string): Promise<SessionResponse> {
  const claims = readRefreshToken(deps.keyRing, token);
  if (!claims) throw apiError('session_revoked');
  const session = (await rotate(deps, claims)) ?? (await settleReuse(deps, claims));
  const person = await Person.findById(session.personId).lean();
  if (!person) throw apiError('session_revoked');
  // Whoever uses the demonstration in a browser is active, as in WeChat.
  if (session.by === 'demonstration') await passThroughSimulator(deps, person);
  return sessionTokens(deps.keyRing, session, person, deps.now());
}

function rotate(
  { now }: Deps,
  { family, generation }: RefreshClaims,
): Promise<SessionDocument | null> {
  const at = now();
  return Session.findOneAndUpdate(
    { _id: family, generation, revokedAt: null, expiresAt: { $gt: at } },
    { $inc: { generation: 1 }, $set: { rotatedAt: at, expiresAt: sessionEnd(at) } },
    { returnDocument: 'after' },
  ).lean();
}

async function settleReuse(
  { now, logger }: Deps,
  { family, generation }: RefreshClaims,
): Promise<SessionDocument> {
  const at = now();
  const retryable = new Date(at.getTime() - RETRY_SECONDS * 1000);
  const session = await Session.findOne({
    _id: family,
    revokedAt: null,
    expiresAt: { $gt: at },
  }).lean();
  if (!session) throw apiError('session_revoked');
  if (session.generation === generation + 1 && session.rotatedAt >= retryable) return session;
  await Session.updateOne({ _id: family, revokedAt: null }, { $set: { revokedAt: at } });
  logger.warn({ family, personId: session.personId }, 'refresh token reused, family revoked');
  throw apiError('session_revoked');
}
