import type { SignInStateResponse } from '@shared/schemas/sessions';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { SignInRequest } from '../models/SignInRequest';
import { hashSecret } from './createSignInRequest';
import { openSession } from './openSession';

/**
 * What became of a browser's request. A confirmed one gives its session to the first who asks with the secret, and to
 * nobody after.
 * @throws ApiError not_found where id and secret do not belong together
 */
export async function collectSignIn(
  deps: Deps,
  requestId: string,
  secret: string,
): Promise<SignInStateResponse> {
  const mine = { _id: requestId, secretHash: hashSecret(secret) };
  const now = deps.now();
  const confirmed = await SignInRequest.findOneAndUpdate(
    { ...mine, state: 'confirmed', expiresAt: { $gt: now } },
    { $set: { state: 'collected' } },
  ).lean();
  const person = confirmed && (await Person.findById(confirmed.personId).lean());
  if (person) return { state: 'confirmed', session: await openSession(deps, person, 'browser') };

  const request = await SignInRequest.findOne(mine).lean();
  if (!request) throw apiError('not_found');
  const waiting = request.state === 'waiting' && request.expiresAt > now;
  return { state: waiting ? 'waiting' : 'expired', session: null };
}
