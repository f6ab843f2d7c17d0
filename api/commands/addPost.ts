import { randomUUID } from 'node:crypto';
import type { PostBody } from '@shared/schemas/staff';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { postPlace } from '../directory/postPlace';
import { apiError } from '../errors';
import { Post, type PostDocument } from '../models/Post';
import { canAddPost, canImportRoster } from '../policies/staffPolicy';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';
import { findOrAddStaffPerson } from './staffPerson';

/**
 * Gives a person a post; who is not known by the phone yet is made, and bound by their first sign-in.
 * @throws ApiError validation_failed, forbidden, already_exists where they hold this very post
 */
export async function addPost(deps: Deps, actor: Actor, body: PostBody): Promise<PostDocument> {
  const { county } = actor;
  // Who adds nobody anywhere does not learn what the county has.
  if (!canImportRoster(actor)) throw apiError('forbidden');
  const place = postPlace(await deps.directory(county), body);
  if ('field' in place)
    throw apiError('validation_failed', [
      { path: place.field, code: 'custom', message: place.message },
    ]);
  if (!canAddPost(actor, { county, role: body.role, areaCode: place.areaCode }))
    throw apiError('forbidden');
  const post = await insertOrLose(() =>
    inTransaction(async (transaction) => {
      const contact = { county, name: body.name, phone: body.phone };
      const person = await findOrAddStaffPerson(deps, contact, transaction);
      const added: PostDocument = {
        _id: randomUUID(),
        county,
        role: body.role,
        ...place,
        personId: person._id,
        onDuty: true,
        from: deps.now(),
        to: null,
        version: 1,
      };
      await Post.insertMany([added], { session: transaction });
      const { role } = body;
      await recordAudit(
        deps,
        {
          county,
          actorId: actor.personId,
          action: 'post.add',
          subject: added._id,
          details: { role, ...place, personId: person._id },
        },
        transaction,
      );
      return added;
    }),
  );
  await deps.directory.refresh(county, { postIds: [post._id] });
  return post;
}

/** Another request may add the same phone at the same time: the second try finds that person. */
async function insertOrLose<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicateKey(error, 'personId')) throw apiError('already_exists');
    if (isDuplicateKey(error, 'phoneIndex')) return attempt();
    throw error;
  }
}
