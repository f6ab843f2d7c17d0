import type { DirectoryRegistry } from '../../directory/directoryRegistry';
import type { PostDocument } from '../../models/Post';
import type { LiveSource } from '../LiveSource';

/**
 * Posts given, left, handed over, taken up again: to who holds them and who held them before. Told only when this
 * process knows of it, so that what the person reads next is right.
 */
export const postSource = (directory: DirectoryRegistry): LiveSource => ({
  collection: 'posts',
  match: {},
  fields: ['county', 'personId', 'postHistory', 'version', 'to'],
  async follow({ id, document }) {
    if (!document) return {};
    const post = { ...(document as unknown as PostDocument), _id: id };
    await directory.catchUp(post);
    const before = post.postHistory?.at(-1)?.personId;
    return {
      tell: [
        {
          county: post.county,
          keys: [`person:${post.personId}`, ...(before ? [`person:${before}`] : [])],
          change: { kind: 'posts' },
        },
      ],
    };
  },
});
