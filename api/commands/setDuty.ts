import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { Post, type PostDocument } from '../models/Post';
import { canSetDuty } from '../policies/staffPolicy';
import { currentPost, loseTo, type PostTarget } from './currentPost';
import { inTransaction } from './inTransaction';
import { recordAudit } from './recordAudit';

/**
 * Leave and return: while nobody is on duty, new reports go one level up. Saying it again changes nothing.
 * @throws ApiError not_found, forbidden, conflict
 */
export async function setDuty(
  deps: Deps,
  actor: Actor,
  target: PostTarget,
  onDuty: boolean,
): Promise<PostDocument> {
  const post = await currentPost(actor, target, canSetDuty);
  if (post.onDuty === onDuty) return post;
  const changed = await inTransaction(async (transaction) => {
    const updated = await Post.findOneAndUpdate(
      { _id: post._id, to: null, version: post.version },
      { $set: { onDuty }, $inc: { version: 1 } },
      { returnDocument: 'after', session: transaction },
    ).lean();
    if (!updated) return null;
    await recordAudit(
      deps,
      {
        county: post.county,
        actorId: actor.personId,
        action: onDuty ? 'post.return' : 'post.leave',
        subject: post._id,
      },
      transaction,
    );
    return updated;
  });
  if (!changed) return loseTo(deps, post._id);
  await deps.directory.refresh(post.county, { postIds: [post._id] });
  return changed;
}
