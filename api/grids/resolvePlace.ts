import { gcj02, gcj02ToWgs84, type Wgs84, wgs84 } from '@shared/coordinates';
import type { AreaStep, Position } from '@shared/schemas/fields';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';

/** A place a person gave: an area, a position, or both (then the area was picked among those on offer). */
export interface GivenPlace {
  readonly position?: Position | undefined;
  readonly areaCode?: string | undefined;
}

export interface ResolvedPlace {
  /** County … deepest unit known. */
  readonly path: AreaStep[];
  readonly point: Wgs84 | null;
  /** Other units within the position's accuracy, nearest first. */
  readonly alternatives: { areaPath: AreaStep[]; distanceMetres: number }[];
}

/** A position worse than this names too many grids to choose from. */
const FARTHEST_METRES = 500;

/** The one place where a client's position becomes WGS-84. */
export const toWgs84 = ({ longitude, latitude, datum }: Position): Wgs84 =>
  datum === 'GCJ-02' ? gcj02ToWgs84(gcj02(longitude, latitude)) : wgs84(longitude, latitude);

/**
 * The unit of the last level a place is in.
 * @throws ApiError outside_county with the nearest unit and its distance; validation_failed where nothing was given
 */
export async function resolvePlace(
  deps: Deps,
  directory: CountyDirectory,
  place: GivenPlace,
): Promise<ResolvedPlace> {
  const point = place.position ? toWgs84(place.position) : null;
  if (place.areaCode) {
    const path = directory.areas.path(place.areaCode);
    if (path.length === 0) throw apiError('outside_county');
    return { path, point, alternatives: [] };
  }
  if (!point)
    throw apiError('validation_failed', [{ path: 'place', message: '请选择位置或所在网格' }]);
  const index = await deps.grids.current(directory.county);
  const accuracy = Math.min(place.position?.accuracyMetres ?? 0, FARTHEST_METRES);
  const found = index.locateGrid(point, accuracy);
  if (found.kind === 'outside')
    throw apiError('outside_county', {
      nearest: found.nearest,
      distanceMetres: found.distanceMetres,
    });
  return {
    path: found.path.map(({ code, name, level }) => ({ code, name, level })),
    point,
    alternatives: found.alternatives.map((other) => ({
      areaPath: other.path.map(({ code, name, level }) => ({ code, name, level })),
      distanceMetres: other.distanceMetres,
    })),
  };
}

/** A place as it stands in a query string. */
export function givenPlace(query: {
  longitude?: number | undefined;
  latitude?: number | undefined;
  datum?: Position['datum'] | undefined;
  accuracyMetres?: number | undefined;
  areaCode?: string | undefined;
}): GivenPlace {
  const { longitude, latitude, datum, accuracyMetres, areaCode } = query;
  if (longitude === undefined || latitude === undefined || !datum) return { areaCode };
  return { areaCode, position: { longitude, latitude, datum, accuracyMetres } };
}
