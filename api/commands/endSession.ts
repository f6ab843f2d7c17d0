import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { Session } from '../models/Session';

/** Signs out: no refresh token of this sign-in is good from now on. */
export async function endSession({ now }: Deps, actor: Actor): Promise<void> {
  await Session.updateOne({ _id: actor.family, revokedAt: null }, { $set: { revokedAt: now() } });
}
