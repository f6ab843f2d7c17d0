import { ROLE_NAMES } from '@shared/roles';
import type { ActorPost } from '../actor';
import type { CountyDirectory } from '../directory/countyDirectory';
import { areaLabel } from '../grids/findResponsible';
import { messages } from '../messages';

/** What a post is called in a timeline: "河西村第三网格网格员", "县住建局承办人". */
export function postLabel(directory: CountyDirectory, post: ActorPost | undefined): string {
  if (!post) return messages.staffFallback;
  const place = post.organisationId
    ? (directory.organisations.get(post.organisationId)?.name ?? '')
    : areaLabel(directory.areas.path(post.areaCode ?? ''));
  return place + ROLE_NAMES[post.role];
}
