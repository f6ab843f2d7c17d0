import type { ClientSession } from 'mongoose';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import { Post, type PostDocument } from '../models/Post';
import { canEndPost } from '../policies/staffPolicy';
import { currentPost, loseTo, type PostTarget } from './currentPost';
import { inTransaction } from './inTransaction';
import { recordAudit } from './recordAudit';

/**
 * Ends a post now. A county is never left without an administrator.
 * @throws ApiError not_found, forbidden, conflict, wrong_state for the last administrator
 */
export async function endPost(deps: Deps, actor: Actor, target: PostTarget): Promise<void> {
  const post = await currentPost(actor, target, canEndPost);
  const at = deps.now();
  const ended = await inTransaction(async (transaction) => {
    if (isCountyAdmin(post)) await keepAnotherAdmin(post, at, transaction);
    const result = await Post.updateOne(
      { _id: post._id, to: null, version: post.version },
      { $set: { to: at }, $inc: { version: 1 } },
      { session: transaction },
    );
    if (result.modifiedCount === 0) return false;
    await recordAudit(
      deps,
      {
        county: post.county,
        actorId: actor.personId,
        action: 'post.end',
        subject: post._id,
        details: { personId: post.personId },
      },
      transaction,
    );
    return true;
  });
  if (!ended) await loseTo(deps, post._id);
  await deps.directory.refresh(post.county, { postIds: [post._id] });
}

const isCountyAdmin = (post: PostDocument): boolean =>
  post.role === 'admin' && post.areaCode === post.county;

/** Writes to the one who stays: two administrators who end each other at the same time get in each other's way. */
async function keepAnotherAdmin(
  { _id, county }: PostDocument,
  at: Date,
  transaction: ClientSession,
): Promise<void> {
  const kept = await Post.updateOne(
    { _id: { $ne: _id }, county, role: 'admin', areaCode: county, to: null },
    { $set: { keptAt: at } },
    { session: transaction },
  );
  if (kept.matchedCount === 0) throw apiError('wrong_state', undefined, messages.lastAdmin);
}
