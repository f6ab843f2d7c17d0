import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Post, type PostDocument } from '../models/Post';
import { canHandOverPost } from '../policies/staffPolicy';
import { currentPost, loseTo, type PostTarget } from './currentPost';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';
import { findOrAddStaffPerson } from './staffPerson';

/**
 * Gives a post, with all that lies with it, to another person. The post keeps its id, so that reports held by it go
 * along; who held it before stands in its history.
 * @throws ApiError not_found, forbidden, conflict, already_exists where that person holds such a post
 */
export async function handOverPost(
  deps: Deps,
  actor: Actor,
  target: PostTarget,
  to: { readonly name: string; readonly phone: string },
): Promise<PostDocument> {
  const post = await currentPost(actor, target, canHandOverPost);
  const { county, name, phone } = { county: post.county, ...to };
  const changed = await tellDuplicate(() =>
    inTransaction(async (transaction) => {
      const person = await findOrAddStaffPerson(deps, { county, name, phone }, transaction);
      if (person._id === post.personId) throw apiError('already_exists');
      const at = deps.now();
      const updated = await Post.findOneAndUpdate(
        { _id: post._id, to: null, version: post.version },
        {
          $set: { personId: person._id, from: at, onDuty: true },
          $push: { postHistory: { personId: post.personId, from: post.from, to: at } },
          $inc: { version: 1 },
        },
        { returnDocument: 'after', session: transaction },
      ).lean();
      if (!updated) return null;
      await recordAudit(
        deps,
        {
          county,
          actorId: actor.personId,
          action: 'post.handOver',
          subject: post._id,
          details: { from: post.personId, to: person._id },
        },
        transaction,
      );
      return updated;
    }),
  );
  if (!changed) return loseTo(deps, post._id);
  await deps.directory.refresh(county, { postIds: [post._id] });
  return changed;
}

async function tellDuplicate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDuplicateKey(error, 'personId')) throw apiError('already_exists');
    if (isDuplicateKey(error, 'phoneIndex')) return work();
    throw error;
  }
}
