import { belongsToOrganisation, reachesArea } from '@shared/roles';
import type { Actor } from '../actor';

/** A ledger is for those whose post reaches reports: of an area, or given to their organisation. */
export const canDownloadLedger = (actor: Actor): boolean =>
  actor.posts.some(
    (post) => post.onDuty && (reachesArea(post.role) || belongsToOrganisation(post.role)),
  );
