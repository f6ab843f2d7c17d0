import { distanceMetres, EARTH_RADIUS_METRES, type Wgs84 } from '@shared/coordinates';
import type { AreaSummary } from '@shared/schemas/areas';
import type { LeafGeometry } from './leafGeometry';
import type { Candidate, LocatedArea } from './locatedArea';
import { createNearestLeaves, type Scale } from './nearestLeaves';
import { toDegrees, toPoint, toUnits, UNITS_PER_DEGREE } from './topology/integerRings';

/** So many grids are offered beside the one a point is in. */
const MAX_ALTERNATIVES = 5;

export interface NearbyArea extends LocatedArea {
  readonly distanceMetres: number;
}

export type LocateResult =
  | {
      readonly kind: 'inside';
      /** The unit of the last level that has boundaries. */
      readonly area: LocatedArea;
      /** County … area. */
      readonly path: LocatedArea['path'];
      /** The nearest other unit of that level; null where the county has only one. */
      readonly other: NearbyArea | null;
      readonly distanceToOtherMetres: number | null;
      /** Others within the position's accuracy, nearest first. */
      readonly alternatives: readonly NearbyArea[];
      /** Units below `area` that have no boundary of their own, nearest first. */
      readonly candidates: readonly Readonly<AreaSummary>[];
    }
  | {
      readonly kind: 'outside';
      readonly nearest: NearbyArea;
      readonly distanceMetres: number;
    };

/** See GridIndex.locateGrid. Distances are good to 0.6 %: the earth is taken as a sphere. */
export function createLocate(
  geometry: LeafGeometry,
  findLeaf: (x: number, y: number) => number,
  leaves: readonly LocatedArea[],
  candidates: readonly (readonly Candidate[])[],
): (point: Wgs84, accuracyMetres?: number) => LocateResult {
  const nearestLeaves = createNearestLeaves(geometry);
  const nearby = (leaf: number, metres: number): NearbyArea => {
    const { code, name, level, path } = leafAt(leaves, leaf);
    return { code, name, level, path, distanceMetres: metres };
  };
  const scale = { north: METRES_PER_UNIT, east: 0 };
  return (point, accuracyMetres = 0) => {
    const x = toUnits(point[0]);
    const y = toUnits(point[1]);
    scale.east = eastScale(Math.min(geometry.bounds.maxY, Math.max(geometry.bounds.minY, y)));
    const leaf = findLeaf(x, y);
    if (leaf === -1) {
      const nearest = nearestLeaves.nearest(x, y, scale);
      const metres = distanceMetres(point, toPoint(nearest.x, nearest.y));
      return { kind: 'outside', nearest: nearby(nearest.leaf, metres), distanceMetres: metres };
    }
    const area = leafAt(leaves, leaf);
    const other = nearestLeaves.nearestOther(leaf, x, y, scale);
    const { metres } = nearestLeaves.distance;
    const below = candidates[leaf];
    return {
      kind: 'inside',
      area,
      path: area.path,
      other: other === -1 ? null : nearby(other, metres),
      distanceToOtherMetres: other === -1 ? null : metres,
      alternatives:
        other === -1 || metres > accuracyMetres
          ? NONE
          : nearestLeaves
              .within(leaf, x, y, scale, accuracyMetres, MAX_ALTERNATIVES)
              .map((one) => nearby(one.leaf, one.metres)),
      candidates: below && below.length > 0 ? nearestFirst(below, x, y, scale) : NONE,
    };
  };
}

const NONE: readonly never[] = Object.freeze([]);

function leafAt(leaves: readonly LocatedArea[], leaf: number): LocatedArea {
  const found = leaves[leaf];
  if (!found) throw new RangeError(`no leaf ${leaf}`);
  return found;
}

const METRES_PER_UNIT = (Math.PI * EARTH_RADIUS_METRES) / 180 / UNITS_PER_DEGREE;

/** Metres that one unit eastward is long at a latitude. */
function eastScale(y: number): number {
  return METRES_PER_UNIT * Math.cos((toDegrees(y) * Math.PI) / 180);
}

function nearestFirst(candidates: readonly Candidate[], x: number, y: number, scale: Scale) {
  const distance = (one: Candidate) =>
    ((one.x - x) * scale.east) ** 2 + ((one.y - y) * scale.north) ** 2;
  return candidates
    .map((one) => ({ area: one.area, distance: distance(one) }))
    .sort((a, b) => a.distance - b.distance || (a.area.code < b.area.code ? -1 : 1))
    .map(({ area }) => area);
}
