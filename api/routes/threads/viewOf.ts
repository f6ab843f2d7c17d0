import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import type { Talk } from '../../policies/threadPolicy';
import type { TalkView } from '../../presenters/presentTalk';
import { findResidentNames } from '../../queries/talk/findResidentNames';

/** A talk with what its presenters need. */
export async function viewOf(deps: Deps, actor: Actor, talk: Talk): Promise<TalkView> {
  const names = await findResidentNames(deps, talk.county, [talk.residentId]);
  return { deps, actor, talk, residentName: names.get(talk.residentId) ?? null };
}
