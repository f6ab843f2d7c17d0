import { EARTH_RADIUS_METRES } from '@shared/coordinates';
import Flatbush from 'flatbush';
import { at, type Polygons, type Ring, UNITS_PER_DEGREE } from './integerRings';
import { buildLeafEdges, type LeafEdges } from './leafEdges';

const METRES_PER_UNIT = (Math.PI * EARTH_RADIUS_METRES) / 180 / UNITS_PER_DEGREE;
const ROUNDS = 4;

/** One place where neighbours did not share their vertices and now do. */
export interface Repair {
  /** Position of the polygons that were changed. */
  readonly leaf: number;
  readonly x: number;
  readonly y: number;
  /** How far the boundary moved there. */
  readonly metres: number;
}

/**
 * Makes neighbours share vertices where their boundaries run within `toleranceMetres` of each
 * other: a vertex moves onto a neighbour's vertex, or the neighbour's edge takes it in. Earlier
 * polygons win. What lies further apart stays as it is: `verifyPartition` tells.
 */
export function repairSlivers(
  leaves: readonly Polygons[],
  toleranceMetres: number,
): { leaves: Polygons[]; repairs: Repair[] } {
  let current: Polygons[] = [...leaves];
  const repairs: Repair[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = repairs.length;
    for (const findChanges of [snapVertices, takeVerticesIn]) {
      const edges = buildLeafEdges(current);
      const near = createNearness(edges, toleranceMetres);
      if (!near) return { leaves: current, repairs };
      current = findChanges(current, edges, near, repairs);
    }
    if (repairs.length === before) break;
  }
  return { leaves: current, repairs };
}

/** The vertices on edges without a neighbour, and how far things are from them. */
interface Nearness {
  readonly open: readonly number[];
  readonly openVertices: readonly number[];
  /** Which polygons use an open vertex. */
  readonly owners: ReadonlyMap<number, Set<number>>;
  readonly tolerance: number;
  /** Metres a unit is long, eastward and northward. */
  readonly east: number;
  readonly north: number;
  /** Place in the order of first use: earlier polygons' vertices come first. */
  rank(vertex: number): number;
  /** Open vertices in a box widened by the tolerance. */
  around(minX: number, minY: number, maxX: number, maxY: number): number[];
}

function createNearness(edges: LeafEdges, tolerance: number): Nearness | null {
  const { vertices, from, to, twin, owner } = edges;
  const open: number[] = [];
  const owners = new Map<number, Set<number>>();
  for (let edge = 0; edge < twin.length; edge += 1) {
    if (at(twin, edge) !== -1) continue;
    open.push(edge);
    for (const end of [at(from, edge), at(to, edge)])
      if (!owners.has(end)) owners.set(end, new Set());
  }
  if (open.length === 0) return null;
  for (let edge = 0; edge < twin.length; edge += 1) {
    owners.get(at(from, edge))?.add(at(owner, edge));
  }
  const openVertices = [...owners.keys()];
  const index = new Flatbush(openVertices.length, 16, Int32Array);
  for (const vertex of openVertices) index.add(vertices.x(vertex), vertices.y(vertex));
  index.finish();
  const north = METRES_PER_UNIT;
  const latitude = vertices.y(at(from, at(open, 0))) / UNITS_PER_DEGREE;
  const east = METRES_PER_UNIT * Math.cos((latitude * Math.PI) / 180);
  const [dx, dy] = [Math.ceil(tolerance / east), Math.ceil(tolerance / north)];
  const around = (minX: number, minY: number, maxX: number, maxY: number) =>
    index
      .search(minX - dx, minY - dy, maxX + dx, maxY + dy)
      .sort((a, b) => a - b)
      .map((position) => at(openVertices, position));
  const ranks = new Map(openVertices.map((vertex, rank) => [vertex, rank]));
  const rank = (vertex: number) => ranks.get(vertex) ?? Number.POSITIVE_INFINITY;
  return { open, openVertices, owners, tolerance, east, north, rank, around };
}

/** Moves vertices onto an earlier vertex of another polygon within the tolerance, nearest pairs first. */
function snapVertices(
  leaves: readonly Polygons[],
  edges: LeafEdges,
  near: Nearness,
  repairs: Repair[],
): Polygons[] {
  const { vertices } = edges;
  const metres = (a: number, b: number): number =>
    Math.hypot(
      (vertices.x(a) - vertices.x(b)) * near.east,
      (vertices.y(a) - vertices.y(b)) * near.north,
    );
  // a cluster is named by its earliest vertex, which the others move onto
  const clusterOf = new Map(near.openVertices.map((vertex) => [vertex, vertex]));
  const members = new Map(near.openVertices.map((vertex) => [vertex, [vertex]]));
  const owners = new Map([...near.owners].map(([vertex, set]) => [vertex, new Set(set)]));
  for (const { a, b } of nearPairs(edges, near, metres)) {
    const [one, two] = [clusterOf.get(a) ?? a, clusterOf.get(b) ?? b];
    const [kept, gone] = near.rank(one) < near.rank(two) ? [one, two] : [two, one];
    const [keptOwners, goneOwners] = [owners.get(kept), owners.get(gone)];
    if (!keptOwners || !goneOwners || kept === gone) continue;
    // one polygon's own fine detail is not folded together
    if (intersects(keptOwners, goneOwners)) continue;
    const moving = members.get(gone) ?? [];
    if (moving.some((vertex) => metres(vertex, kept) > near.tolerance)) continue;
    for (const vertex of moving) clusterOf.set(vertex, kept);
    members.get(kept)?.push(...moving);
    for (const leaf of goneOwners) keptOwners.add(leaf);
  }
  const changed = new Set<number>();
  for (const [vertex, target] of clusterOf) {
    if (vertex === target) continue;
    for (const leaf of near.owners.get(vertex) ?? []) {
      changed.add(leaf);
      const place = { x: vertices.x(target), y: vertices.y(target) };
      repairs.push({ leaf, ...place, metres: metres(vertex, target) });
    }
  }
  return redraw(leaves, edges, changed, (edge) => {
    const vertex = at(edges.from, edge);
    return [clusterOf.get(vertex) ?? vertex];
  });
}

/** Open vertices within the tolerance of each other, nearest pairs first. */
function nearPairs(
  { vertices }: LeafEdges,
  near: Nearness,
  metres: (a: number, b: number) => number,
): { a: number; b: number; distance: number }[] {
  const pairs: { a: number; b: number; distance: number }[] = [];
  for (const a of near.openVertices) {
    const [x, y] = [vertices.x(a), vertices.y(a)];
    for (const b of near.around(x, y, x, y)) {
      if (near.rank(b) <= near.rank(a)) continue;
      const distance = metres(a, b);
      if (distance <= near.tolerance) pairs.push({ a, b, distance });
    }
  }
  return pairs.sort((p, q) => p.distance - q.distance || p.a - q.a || p.b - q.b);
}

const intersects = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  [...a].some((leaf) => b.has(leaf));

/** Bends edges through other polygons' vertices within the tolerance. */
function takeVerticesIn(
  leaves: readonly Polygons[],
  edges: LeafEdges,
  near: Nearness,
  repairs: Repair[],
): Polygons[] {
  const { vertices, from, to, owner } = edges;
  const taken = new Map<number, number[]>();
  const walked = new Set(near.open.map((edge) => `${at(from, edge)}>${at(to, edge)}`));
  const changed = new Set<number>();
  for (const edge of near.open) {
    const [a, b] = [at(from, edge), at(to, edge)];
    const [ax, ay, bx, by] = [vertices.x(a), vertices.y(a), vertices.x(b), vertices.y(b)];
    const leaf = at(owner, edge);
    const found: { vertex: number; along: number; metres: number }[] = [];
    const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)];
    for (const vertex of near.around(west, Math.min(ay, by), east, Math.max(ay, by))) {
      if (vertex === a || vertex === b || near.owners.get(vertex)?.has(leaf)) continue;
      // a neighbour along this edge walks it the other way; who walks it this way lies beside it
      if (walked.has(`${a}>${vertex}`) || walked.has(`${vertex}>${b}`)) continue;
      const dx = (bx - ax) * near.east;
      const dy = (by - ay) * near.north;
      const px = (vertices.x(vertex) - ax) * near.east;
      const py = (vertices.y(vertex) - ay) * near.north;
      const along = (px * dx + py * dy) / (dx * dx + dy * dy);
      const metres = Math.abs(px * dy - py * dx) / Math.hypot(dx, dy);
      if (along > 0 && along < 1 && metres <= near.tolerance) found.push({ vertex, along, metres });
    }
    if (found.length === 0) continue;
    found.sort((p, q) => p.along - q.along);
    taken.set(
      edge,
      found.map(({ vertex }) => vertex),
    );
    changed.add(leaf);
    for (const { vertex, metres } of found) {
      repairs.push({ leaf, x: vertices.x(vertex), y: vertices.y(vertex), metres });
    }
  }
  return redraw(leaves, edges, changed, (edge) => [at(from, edge), ...(taken.get(edge) ?? [])]);
}

/** The polygons again, with what each of their edges now begins with. */
function redraw(
  leaves: readonly Polygons[],
  edges: LeafEdges,
  changed: ReadonlySet<number>,
  verticesFor: (edge: number) => number[],
): Polygons[] {
  let edge = 0;
  return leaves.map((polygons, leaf) =>
    polygons.map((rings) =>
      rings.map((ring) => {
        const first = edge;
        edge += ring.length / 2;
        if (!changed.has(leaf)) return ring;
        const walked: number[] = [];
        for (let own = first; own < edge; own += 1) walked.push(...verticesFor(own));
        return drawRing(edges, withoutSpikes(walked)) ?? ring;
      }),
    ),
  );
}

function withoutSpikes(walked: readonly number[]): number[] {
  const kept: number[] = [];
  for (const vertex of walked) {
    if (kept.at(-1) === vertex) continue;
    if (kept.at(-2) === vertex) kept.pop();
    else kept.push(vertex);
  }
  while (kept.length > 2 && (kept.at(-1) === kept[0] || kept.at(-2) === kept[0])) kept.pop();
  return kept;
}

function drawRing({ vertices }: LeafEdges, walked: readonly number[]): Ring | null {
  if (walked.length < 3) return null;
  return Int32Array.from(walked.flatMap((vertex) => [vertices.x(vertex), vertices.y(vertex)]));
}
