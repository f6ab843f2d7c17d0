import type { AreaLevel } from '@shared/areaLevels';
import type { Wgs84 } from '@shared/coordinates';
import type { AreaSummary } from '@shared/schemas/areas';
import type { MultiPolygon, Polygon } from 'geojson';
import { createLeafFinder } from './leafFinder';
import { createLeafGeometry } from './leafGeometry';
import type { Candidate, LocatedArea } from './locatedArea';
import { createLocate, type LocateResult } from './locateGrid';
import { fromGeoJson, toUnits } from './topology/integerRings';

/** A unit in force, as an index is built from it. */
export interface GridUnit {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Codes from the county down to the unit itself. */
  readonly path: readonly string[];
  /** [longitude, latitude], WGS-84. */
  readonly center: readonly [number, number];
  /** WGS-84. */
  readonly boundary: Polygon | MultiPolygon | null;
}

/** Where every point of a county is, from one state of its areas; never changes. */
export interface GridIndex {
  readonly county: string;
  /** Units of the last level that has boundaries, in order of their codes. */
  readonly leaves: readonly LocatedArea[];
  /**
   * The grid a point is in, or the nearest one and its distance where it is outside the county.
   * A point on a shared edge or corner is always in the same one of them, a point on the county's
   * own boundary always in one.
   */
  locateGrid(point: Wgs84, accuracyMetres?: number): LocateResult;
  /** The bare search: position in `leaves`, or -1. Coordinates are units of 1e-7 degrees. */
  findLeaf(x: number, y: number): number;
}

/**
 * Builds the index of one county from all its units in force.
 * Throws Error when none of them has a boundary, RangeError when the county is wider than 6 degrees.
 */
export function createGridIndex(units: readonly GridUnit[]): GridIndex {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const divided = new Set<string>();
  for (const { boundary, path } of units) {
    if (boundary) for (const code of path.slice(0, -1)) divided.add(code);
  }
  const leafUnits = units
    .filter(({ boundary, code }) => boundary && !divided.has(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const [first] = leafUnits;
  if (!first) throw new Error('no area with a boundary');
  const leaves = leafUnits.map((unit) => located(unit, byCode));
  const geometry = createLeafGeometry(
    leafUnits.map(({ boundary }) => (boundary ? fromGeoJson(boundary) : [])),
  );
  const findLeaf = createLeafFinder(geometry);
  return {
    county: first.path[0] ?? first.code,
    leaves,
    findLeaf,
    locateGrid: createLocate(geometry, findLeaf, leaves, candidatesBelow(leafUnits, units)),
  };
}

const summary = ({ code, name, level }: GridUnit): AreaSummary => ({ code, name, level });

function located(unit: GridUnit, byCode: ReadonlyMap<string, GridUnit>): LocatedArea {
  const path = unit.path.flatMap((code) => {
    const above = byCode.get(code);
    return above ? [Object.freeze(summary(above))] : [];
  });
  // Not by spread: V8 would give each of them a shape of its own, and whoever reads them pays for it.
  const { code, name, level } = unit;
  return Object.freeze({ code, name, level, path: Object.freeze(path) });
}

function candidatesBelow(leaves: readonly GridUnit[], units: readonly GridUnit[]): Candidate[][] {
  const position = new Map(leaves.map(({ code }, i) => [code, i]));
  const below: Candidate[][] = leaves.map(() => []);
  for (const unit of units) {
    if (unit.boundary) continue;
    for (const code of unit.path) {
      const leaf = position.get(code);
      if (leaf === undefined) continue;
      const [x, y] = [toUnits(unit.center[0]), toUnits(unit.center[1])];
      below[leaf]?.push({ area: Object.freeze(summary(unit)), x, y });
    }
  }
  return below;
}
