import type { UpdateMeBody } from '@shared/schemas/me';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import { Person } from '../models/Person';
import { sealName } from '../secrets/personalData';

/**
 * Changes what is named. The name of a member of the staff is the roster's.
 * @throws ApiError forbidden, outside_county where the county has no such area
 */
export async function updateMe(deps: Deps, actor: Actor, body: UpdateMeBody): Promise<void> {
  const { name, gridCode } = body;
  if (name !== undefined && actor.posts.length > 0)
    throw apiError('forbidden', undefined, messages.nameIsTheRosters);
  const directory = await deps.directory(actor.county);
  if (gridCode !== undefined && !directory.areas.find(gridCode)) throw apiError('outside_county');
  await Person.updateOne(
    { _id: actor.personId },
    {
      $set: {
        ...(name === undefined ? {} : { name: sealName(deps.keyRing, actor.personId, name) }),
        ...(gridCode === undefined ? {} : { gridCode }),
      },
      $inc: { version: 1 },
    },
  );
}
