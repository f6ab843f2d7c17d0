import type { Role } from '@shared/roles';
import * as z from 'zod/mini';
import type { Actor } from '../actor';
import { apiError } from '../errors';
import { Post, type PostDocument } from '../models/Post';
import { visiblePosts, within } from '../policies/staffPolicy';

export interface PostFilter {
  /** This area and all below. */
  readonly areaCode?: string | undefined;
  readonly role?: Role | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorForm = z.tuple([z.nullable(z.string()), z.string()]);

/** Current posts a person may see, by area and id: the county first, organisations before it. */
export async function listPosts(
  actor: Actor,
  { areaCode, role, cursor, limit }: PostFilter,
): Promise<{ items: PostDocument[]; nextCursor: string | null }> {
  const found = await Post.find({
    $and: [
      { ...visiblePosts(actor), to: null },
      areaCode ? { areaCode: within(areaCode) } : {},
      role ? { role } : {},
      cursor ? after(cursor) : {},
    ],
  })
    .sort({ areaCode: 1, _id: 1 })
    .limit(limit + 1)
    .lean();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor:
      last === undefined
        ? null
        : Buffer.from(JSON.stringify([last.areaCode, last._id])).toString('base64url'),
  };
}

function after(cursor: string) {
  const [areaCode, id] = readCursor(cursor);
  const later = areaCode === null ? { areaCode: { $ne: null } } : { areaCode: { $gt: areaCode } };
  return { $or: [later, { areaCode, _id: { $gt: id } }] };
}

function readCursor(cursor: string): [string | null, string] {
  try {
    return cursorForm.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw apiError('bad_cursor');
  }
}
