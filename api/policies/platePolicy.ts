import { isWithin } from '@shared/areaLevels';
import { reachesArea } from '@shared/roles';
import type { Actor } from '../actor';

/** Plates are printed by those whose post reaches the area; what they say is public where they hang. */
export const canPrintPlates = (actor: Actor, areaCode: string): boolean =>
  actor.posts.some(
    (post) => post.areaCode !== null && reachesArea(post.role) && isWithin(areaCode, post.areaCode),
  );
