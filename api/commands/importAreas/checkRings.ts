import type { Wgs84 } from '@shared/coordinates';
import { findCrossings } from '../../grids/topology/findCrossing';
import {
  at,
  doubledArea,
  isInsideRing,
  MAX_EXTENT,
  oriented,
  type Ring,
  toPoint,
  toUnits,
} from '../../grids/topology/integerRings';
import { buildLeafEdges } from '../../grids/topology/leafEdges';
import { type AreaProblem, PROBLEM_LIMIT } from './areaProblem';
import type { AreaUnit } from './areaUnit';
import { messages } from './messages';

/** China with its islands, degrees. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 };
/** A document of MongoDB holds 16 MB; a point takes about 37 bytes. */
const POINT_LIMIT = 350_000;

/**
 * The unit with clean rings: no point twice in a row, exteriors counterclockwise, holes clockwise.
 * What is wrong with them goes to `problems`.
 */
export function cleanUnit(unit: AreaUnit, problems: AreaProblem[]): AreaUnit {
  if (problems.length >= PROBLEM_LIMIT) return unit;
  const complain = (message: string, coordinate?: Wgs84) =>
    problems.push({ message, code: unit.code, feature: unit.feature, coordinate });
  if (unit.point && !isInChina(...unit.point)) {
    complain(messages.outsideChina, toPoint(...unit.point));
  }
  if (!unit.polygons) return unit;
  const before = problems.length;
  let points = 0;
  const polygons = unit.polygons.map((rings) =>
    rings.map((ring, position) => {
      points += ring.length / 2;
      return cleanRing(ring, position === 0, complain);
    }),
  );
  if (points > POINT_LIMIT) complain(messages.tooManyPoints(POINT_LIMIT));
  const cleaned = { ...unit, polygons };
  if (problems.length === before) checkShape(polygons, complain);
  return cleaned;
}

type Complain = (message: string, coordinate?: Wgs84) => void;

function cleanRing(ring: Ring, isExterior: boolean, complain: Complain): Ring {
  const kept: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [at(ring, i), at(ring, i + 1)];
    if (!isInChina(x, y)) {
      complain(messages.outsideChina, toPoint(x, y));
      return ring;
    }
    if (x !== kept[kept.length - 2] || y !== kept[kept.length - 1]) kept.push(x, y);
  }
  while (kept.length > 2 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.length -= 2;
  const cleaned = kept.length === ring.length ? ring : Int32Array.from(kept);
  if (kept.length < 6) complain(messages.tooFewPoints, toPoint(at(ring, 0), at(ring, 1)));
  else if (doubledArea(cleaned) === 0n)
    complain(messages.noArea, toPoint(at(ring, 0), at(ring, 1)));
  else return fromFirstCorner(oriented(cleaned, isExterior ? 'counterclockwise' : 'clockwise'));
  return cleaned;
}

/** The same ring begun at its most westerly (then southerly) corner: a ring has no first point. */
function fromFirstCorner(ring: Ring): Ring {
  let first = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const west = at(ring, i) - at(ring, first);
    if (west < 0 || (west === 0 && at(ring, i + 1) < at(ring, first + 1))) first = i;
  }
  if (first === 0) return ring;
  const turned = new Int32Array(ring.length);
  turned.set(ring.subarray(first));
  turned.set(ring.subarray(0, first), ring.length - first);
  return turned;
}

function isInChina(x: number, y: number): boolean {
  return (
    x >= toUnits(CHINA.west) &&
    x <= toUnits(CHINA.east) &&
    y >= toUnits(CHINA.south) &&
    y <= toUnits(CHINA.north)
  );
}

/** Rings that cross themselves or one another, and holes that lie elsewhere. */
function checkShape(polygons: readonly Ring[][], complain: Complain): void {
  const { vertices, from, to } = buildLeafEdges([polygons]);
  let width = 0;
  for (let vertex = 1; vertex < vertices.size; vertex += 1) {
    width = Math.max(
      width,
      Math.abs(vertices.x(vertex) - vertices.x(0)),
      Math.abs(vertices.y(vertex) - vertices.y(0)),
    );
  }
  if (width > MAX_EXTENT / 2) {
    complain(messages.tooWide, toPoint(vertices.x(0), vertices.y(0)));
    return;
  }
  // twins are left alone here: two parts of one unit that share an edge are merged later
  const none = new Int32Array(from.length).fill(-1);
  const edges = { vertices, from, to, owner: none, twin: none, repeated: [] };
  for (const { edge, other } of findCrossings(edges, POINT_LIMIT)) {
    const isTwin = from[edge] === to[other] && to[edge] === from[other];
    if (isTwin) continue;
    complain(
      messages.selfCrossing,
      toPoint(vertices.x(at(from, other)), vertices.y(at(from, other))),
    );
    return;
  }
  for (const [exterior, ...holes] of polygons) {
    for (const hole of holes) {
      if (exterior && !isRingInside(exterior, hole)) {
        complain(messages.holeOutside, toPoint(at(hole, 0), at(hole, 1)));
      }
    }
  }
}

/** For rings that do not cross: they may share points, so the middle of an edge is asked too. */
function isRingInside(exterior: Ring, hole: Ring): boolean {
  const [ax, ay, bx, by] = [at(hole, 0), at(hole, 1), at(hole, 2), at(hole, 3)];
  return isInsideRing(exterior, ax, ay) || isInsideRing(exterior, (ax + bx) / 2, (ay + by) / 2);
}
