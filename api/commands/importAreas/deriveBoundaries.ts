import { AREA_LEVELS, parentCode } from '@shared/areaLevels';
import { at, type Polygons, toPoint } from '../../grids/topology/integerRings';
import { interiorPoint } from '../../grids/topology/interiorPoint';
import { dissolve } from '../../grids/topology/leafEdges';
import { type AreaProblem, PROBLEM_LIMIT } from './areaProblem';
import type { AreaUnit } from './areaUnit';
import { createNearTest } from './createNearTest';
import type { FittedLeaves } from './fitLeaves';
import { messages } from './messages';

/** A unit with what is stored of its place: center inside it, units of 1e-7 degrees, WGS-84. */
export interface PlacedUnit {
  readonly unit: AreaUnit;
  readonly polygons: Polygons | null;
  readonly center: readonly [x: number, y: number];
}

/**
 * Gives every unit its final boundary: a leaf its own, a unit above the exact union of its leaves,
 * a unit below a leaf none. Drawn boundaries above the leaves only have to agree within a metre.
 */
export function deriveBoundaries(
  units: readonly AreaUnit[],
  { leaves, partition }: FittedLeaves,
  problems: AreaProblem[],
): PlacedUnit[] {
  const boundaries = new Map<string, Polygons>();
  for (const { code, polygons } of leaves) if (polygons) boundaries.set(code, polygons);
  AREA_LEVELS.forEach((_, depth) => {
    const digits = 6 + 3 * depth;
    const numbers = new Map<string, number>();
    const groupOf = new Int32Array(leaves.length).fill(-1);
    leaves.forEach(({ code }, leaf) => {
      if (code.length <= digits) return;
      const above = code.slice(0, digits);
      const number = numbers.get(above) ?? numbers.size;
      numbers.set(above, number);
      groupOf[leaf] = number;
    });
    const merged = dissolve(partition.edges, groupOf, numbers.size);
    for (const [code, number] of numbers) boundaries.set(code, merged[number] ?? []);
  });
  const leafCodes = new Set(leaves.map(({ code }) => code));
  for (const unit of units) {
    const isCompared = unit.polygons && unit.parent !== null && !leafCodes.has(unit.code);
    if (isCompared) compareWithDrawn(unit, boundaries.get(unit.code) ?? [], problems);
  }
  return units.map((unit) => placeUnit(unit, boundaries, problems));
}

/** What lies below a unit may not reach out of the boundary that the file draws for it. */
function compareWithDrawn(unit: AreaUnit, derived: Polygons, problems: AreaProblem[]): void {
  if (problems.length >= PROBLEM_LIMIT) return;
  const isInOrNear = createNearTest(unit.polygons ?? []);
  for (const ring of derived.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [at(ring, i), at(ring, i + 1)];
      if (isInOrNear(x, y)) continue;
      const { code, feature } = unit;
      problems.push({
        message: messages.childrenOutside,
        code,
        feature,
        coordinate: toPoint(x, y),
      });
      return;
    }
  }
}

function placeUnit(
  unit: AreaUnit,
  boundaries: ReadonlyMap<string, Polygons>,
  problems: AreaProblem[],
): PlacedUnit {
  const own = boundaries.get(unit.code);
  if (own) return { unit, polygons: own, center: interiorPoint(own) };
  let above: string | null = unit.parent;
  while (above && !boundaries.has(above)) above = parentCode(above);
  const around = boundaries.get(above ?? '') ?? [];
  if (!unit.point) return { unit, polygons: null, center: interiorPoint(around) };
  if (!createNearTest(around)(...unit.point) && problems.length < PROBLEM_LIMIT) {
    problems.push({
      message: messages.pointOutside(above ?? ''),
      code: unit.code,
      feature: unit.feature,
      coordinate: toPoint(...unit.point),
    });
  }
  return { unit, polygons: null, center: unit.point };
}
