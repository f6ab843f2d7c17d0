import { at, doubledArea, isInsideRing, type Ring, turn } from './integerRings';
import type { VertexTable } from './vertexTable';

/**
 * Links directed edges (interior on the left) into simple loops of vertices. Where a region meets
 * itself in a point, the loop is split there, so that no loop touches itself.
 * Promises: every edge is used exactly once; throws Error when the edges do not close.
 */
export function traceLoops(
  vertices: VertexTable,
  edges: readonly number[],
  from: Int32Array,
  to: Int32Array,
): number[][] {
  const outgoing = new Map<number, number[]>();
  for (const edge of edges) {
    const start = at(from, edge);
    const list = outgoing.get(start);
    if (list) list.push(edge);
    else outgoing.set(start, [edge]);
  }
  const used = new Set<number>();
  const loops: number[][] = [];
  for (const first of edges) {
    if (used.has(first)) continue;
    const walked: number[] = [];
    for (let edge = first; !used.has(edge); ) {
      used.add(edge);
      walked.push(at(from, edge));
      const choices = outgoing.get(at(to, edge));
      if (!choices) throw new Error('boundary does not close');
      edge = nextEdge(vertices, edge, choices, from, to);
    }
    loops.push(...splitAtRepeats(walked));
  }
  return loops;
}

/** The same as rings of coordinates. */
export function traceRings(
  vertices: VertexTable,
  edges: readonly number[],
  from: Int32Array,
  to: Int32Array,
): Ring[] {
  return traceLoops(vertices, edges, from, to).map((loop) => ringOf(vertices, loop));
}

/** The edge that bounds the same corner of the interior: the first clockwise from where we came. */
function nextEdge(
  vertices: VertexTable,
  edge: number,
  choices: readonly number[],
  from: Int32Array,
  to: Int32Array,
): number {
  let best = choices[0] as number;
  for (let i = 1; i < choices.length; i += 1) {
    const candidate = choices[i] as number;
    if (comesBefore(vertices, at(to, edge), at(from, edge), at(to, candidate), at(to, best))) {
      best = candidate;
    }
  }
  return best;
}

/** Whether turning clockwise around `center` from `start` meets `a` before `b`. */
function comesBefore(
  vertices: VertexTable,
  center: number,
  start: number,
  a: number,
  b: number,
): boolean {
  const side = (p: number, q: number) =>
    turn(
      vertices.x(center),
      vertices.y(center),
      vertices.x(p),
      vertices.y(p),
      vertices.x(q),
      vertices.y(q),
    );
  // turning back is the last choice
  if (a === start || b === start) return b === start;
  const aRight = side(start, a) < 0;
  const bRight = side(start, b) < 0;
  if (aRight !== bRight) return aRight;
  return side(a, b) < 0;
}

function splitAtRepeats(walked: readonly number[]): number[][] {
  const simple: number[][] = [];
  const stack: number[] = [];
  const position = new Map<number, number>();
  for (const vertex of walked) {
    const seen = position.get(vertex);
    if (seen !== undefined) {
      const loop = stack.splice(seen);
      for (const passed of loop) position.delete(passed);
      if (loop.length > 2) simple.push(loop);
    }
    position.set(vertex, stack.length);
    stack.push(vertex);
  }
  if (stack.length > 2) simple.push(stack);
  return simple;
}

export function ringOf(vertices: VertexTable, walked: readonly number[]): Ring {
  const ring = new Int32Array(walked.length * 2);
  walked.forEach((vertex, i) => {
    ring[i * 2] = vertices.x(vertex);
    ring[i * 2 + 1] = vertices.y(vertex);
  });
  return ring;
}

/** Groups rings into polygons: each counterclockwise ring with the holes that lie in it. */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  const exteriors: { ring: Ring; area: bigint; holes: Ring[] }[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area = doubledArea(ring);
    if (area > 0n) exteriors.push({ ring, area, holes: [] });
    else holes.push(ring);
  }
  // smallest first, so that a hole goes to the innermost exterior around it
  exteriors.sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
  for (const hole of holes) {
    const around = exteriors.find(({ ring }) => contains(ring, hole));
    if (!around) throw new Error('a hole lies in no exterior');
    around.holes.push(hole);
  }
  return exteriors.reverse().map(({ ring, holes: own }) => [ring, ...own]);
}

/** Whether a hole that does not cross the ring lies in it (they may share points). */
function contains(ring: Ring, hole: Ring): boolean {
  const corners = new Set<string>();
  for (let i = 0; i < ring.length; i += 2) corners.add(`${at(ring, i)},${at(ring, i + 1)}`);
  for (let i = 0; i < hole.length; i += 2) {
    if (corners.has(`${at(hole, i)},${at(hole, i + 1)}`)) continue;
    return isInsideRing(ring, at(hole, i), at(hole, i + 1));
  }
  // every corner is shared: the middle of an edge decides
  const x = (at(hole, 0) + at(hole, 2)) / 2;
  const y = (at(hole, 1) + at(hole, 3)) / 2;
  return isInsideRing(ring, x, y);
}
