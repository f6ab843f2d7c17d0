import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { SignInRequest } from '../models/SignInRequest';

/**
 * Lets a waiting browser in as the person who confirms; confirming again changes nothing.
 * @throws ApiError not_found where it expired or another person confirmed it
 */
export async function confirmSignInRequest(
  { now }: Deps,
  actor: Actor,
  requestId: string,
): Promise<void> {
  const { personId, county } = actor;
  const confirmed = await SignInRequest.updateOne(
    { _id: requestId, state: 'waiting', expiresAt: { $gt: now() } },
    { $set: { state: 'confirmed', personId, county } },
  );
  if (confirmed.modifiedCount === 1) return;
  if (!(await SignInRequest.exists({ _id: requestId, personId }))) throw apiError('not_found');
}
