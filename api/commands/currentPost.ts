import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Post, type PostDocument } from '../models/Post';
import { type PostRights, visiblePosts } from '../policies/staffPolicy';

/** Which post, and the version the person saw (null: whatever is there). */
export interface PostTarget {
  readonly postId: string;
  readonly ifVersion: number | null;
}

/**
 * A post that has not ended, if the person sees it, may do this, and saw its present version.
 * @throws ApiError not_found, forbidden, conflict with the present version
 */
export async function currentPost(
  actor: Actor,
  { postId, ifVersion }: PostTarget,
  may: (actor: Actor, post: PostRights) => boolean,
): Promise<PostDocument> {
  const post = await Post.findOne({ _id: postId, to: null, ...visiblePosts(actor) }).lean();
  if (!post) throw apiError('not_found');
  if (!may(actor, post)) throw apiError('forbidden');
  if (ifVersion !== null && ifVersion !== post.version) throw versionConflict(post.version);
  return post;
}

export const versionConflict = (version: number) => apiError('conflict', { version });

/** What a racing writer is told: the version that won. @throws ApiError conflict, not_found */
export async function loseTo(deps: Pick<Deps, 'logger'>, postId: string): Promise<never> {
  const winner = await Post.findOne({ _id: postId, to: null }, { version: 1 }).lean();
  deps.logger.debug({ postId }, 'a racing writer was first');
  throw winner ? versionConflict(winner.version) : apiError('not_found');
}
