import type { Organisation, Post, PostBody, postPage } from '@shared/schemas/staff';
import type * as z from 'zod/mini';
import { callApi } from './client';

type PostPage = z.infer<typeof postPage>;

/** What WeChat draws at once. */
const PAGE = 8;

/** Posts of an area and what lies below it. */
export const listPosts = (areaCode: string | undefined, cursor?: string): Promise<PostPage> =>
  callApi({ method: 'GET', path: '/posts', query: { areaCode, cursor, limit: PAGE } });

/** Leave and return; `version` where the post was read from the list. */
export const setDuty = (id: string, onDuty: boolean, version?: number): Promise<Post> =>
  callApi({ method: 'PUT', path: `/posts/${id}/duty`, body: { onDuty }, version });

/** Adds a member of the staff; their first sign-in binds them by phone. */
export const addPost = (body: PostBody, idempotencyKey: string): Promise<Post> =>
  callApi({ method: 'POST', path: '/posts', body, idempotencyKey });

export const listOrganisations = async (): Promise<Organisation[]> =>
  (await callApi<{ items: Organisation[] }>({ method: 'GET', path: '/organisations' })).items;
