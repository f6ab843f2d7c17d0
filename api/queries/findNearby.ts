import type { nearbyQuery } from '@shared/schemas/reports';
import type * as z from 'zod/mini';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { givenPlace, resolvePlace } from '../grids/resolvePlace';
import { listNearby, type NearbyReport } from './listNearby';

/** Open reports of neighbours around a place. @throws ApiError validation_failed, outside_county */
export async function findNearby(
  deps: Deps,
  actor: Actor,
  query: z.output<typeof nearbyQuery>,
): Promise<NearbyReport[]> {
  const directory = await deps.directory(actor.county);
  const { path, point } = await resolvePlace(deps, directory, givenPlace(query));
  const around = path.at(-2) ?? path.at(-1);
  const codes = around
    ? [around.code, ...directory.areas.children(around.code).map((area) => area.code)]
    : [];
  return listNearby(actor, codes, point, query.category, deps.now());
}
