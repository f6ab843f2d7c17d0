import {
  dutyBody,
  handoverBody,
  listPostsQuery,
  type Post,
  post,
  postBody,
  postPage,
} from '@shared/schemas/staff';
import type { Actor } from '../../actor';
import { addPost } from '../../commands/addPost';
import { endPost } from '../../commands/endPost';
import { handOverPost } from '../../commands/handOverPost';
import { setDuty } from '../../commands/setDuty';
import type { Deps } from '../../deps';
import type { PostDocument } from '../../models/Post';
import { presentPost } from '../../presenters/presentPost';
import { findStaff } from '../../queries/findStaff';
import { listPosts } from '../../queries/listPosts';
import { type Endpoint, endpoint } from '../endpoint';

async function present(deps: Deps, actor: Actor, posts: readonly PostDocument[]): Promise<Post[]> {
  const [people, directory] = await Promise.all([
    findStaff(
      deps,
      posts.map(({ personId }) => personId),
    ),
    deps.directory(actor.county),
  ]);
  return posts.map((one) => presentPost(one, people, directory));
}

const presentOne = async (deps: Deps, actor: Actor, one: PostDocument) =>
  (await present(deps, actor, [one]))[0];

const target = (call: { params: Readonly<Record<string, string>>; ifVersion: number | null }) => ({
  postId: call.params.id ?? '',
  ifVersion: call.ifVersion,
});

/** Who does what, where. */
export const postEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/posts',
    summary: 'Current posts of the own areas and below, and of the own organisations',
    tag: 'staff',
    access: 'consented',
    query: listPostsQuery,
    response: postPage,
    handle: async ({ deps, actor, query }) => {
      const { items, nextCursor } = await listPosts(actor, query);
      return { items: await present(deps, actor, items), nextCursor };
    },
  }),
  endpoint({
    method: 'post',
    path: '/posts',
    summary: 'Add a member of the staff; their first sign-in binds them by phone (administrators)',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    body: postBody,
    response: post,
    status: 201,
    handle: async ({ deps, actor, body }) =>
      presentOne(deps, actor, await addPost(deps, actor, body)),
  }),
  endpoint({
    method: 'put',
    path: '/posts/:id/duty',
    summary: 'Leave and return: oneself, the leader of the area, an administrator',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    body: dutyBody,
    response: post,
    handle: async ({ deps, actor, body, ...call }) =>
      presentOne(deps, actor, await setDuty(deps, actor, target(call), body.onDuty)),
  }),
  endpoint({
    method: 'post',
    path: '/posts/:id/handover',
    summary: 'Give the post, and all that lies with it, to another person (administrators)',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    body: handoverBody,
    response: post,
    handle: async ({ deps, actor, body, ...call }) =>
      presentOne(deps, actor, await handOverPost(deps, actor, target(call), body)),
  }),
  endpoint({
    method: 'delete',
    path: '/posts/:id',
    summary: 'End a post (administrators); the last administrator stays',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    status: 204,
    handle: ({ deps, actor, ...call }) => endPost(deps, actor, target(call)),
  }),
];
