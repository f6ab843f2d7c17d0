import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { recordAudit } from './recordAudit';

/** Writes down, before anything leaves, that a person takes along all that is held about them. */
export const recordExport = (deps: Deps, { county, personId }: Actor): Promise<void> =>
  recordAudit(deps, { county, actorId: personId, action: 'person.export', subject: personId });
