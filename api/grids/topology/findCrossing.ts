import Flatbush from 'flatbush';
import { at, turn } from './integerRings';
import type { LeafEdges } from './leafEdges';

/** Two edges that meet elsewhere than in a shared end. */
export interface Crossing {
  readonly edge: number;
  readonly other: number;
}

/**
 * Edges that cross, touch or lie on one another, at most `limit` pairs. An edge and its twin are
 * one line. Exact.
 */
export function findCrossings(edges: LeafEdges, limit: number): Crossing[] {
  const lines = linesOf(edges);
  if (lines.length === 0) return [];
  const { vertices, from, to } = edges;
  const index = new Flatbush(lines.length, 16, Int32Array);
  for (const edge of lines) {
    const [a, b] = [at(from, edge), at(to, edge)];
    index.add(
      Math.min(vertices.x(a), vertices.x(b)),
      Math.min(vertices.y(a), vertices.y(b)),
      Math.max(vertices.x(a), vertices.x(b)),
      Math.max(vertices.y(a), vertices.y(b)),
    );
  }
  index.finish();
  const found: Crossing[] = [];
  for (let line = 0; line < lines.length && found.length < limit; line += 1) {
    const edge = at(lines, line);
    const [a, b] = [at(from, edge), at(to, edge)];
    index.search(
      Math.min(vertices.x(a), vertices.x(b)),
      Math.min(vertices.y(a), vertices.y(b)),
      Math.max(vertices.x(a), vertices.x(b)),
      Math.max(vertices.y(a), vertices.y(b)),
      (candidate) => {
        const other = at(lines, candidate);
        if (candidate > line && meet(edges, edge, other)) found.push({ edge, other });
        return false;
      },
    );
  }
  return found;
}

/** Every line once: of an edge and its twin the first. */
function linesOf({ twin }: LeafEdges): Int32Array {
  const lines = new Int32Array(twin.length);
  let count = 0;
  for (let edge = 0; edge < twin.length; edge += 1) {
    if (at(twin, edge) !== -1 && at(twin, edge) < edge) continue;
    lines[count] = edge;
    count += 1;
  }
  return lines.subarray(0, count);
}

function meet({ vertices: v, from, to }: LeafEdges, edge: number, other: number): boolean {
  const [a, b, c, d] = [at(from, edge), at(to, edge), at(from, other), at(to, other)];
  const side = (p: number, q: number, r: number): number =>
    turn(v.x(p), v.y(p), v.x(q), v.y(q), v.x(r), v.y(r));
  const between = (p: number, q: number, r: number): boolean =>
    r !== p && r !== q && side(p, q, r) === 0 && isInBox(v, p, q, r);
  if (between(a, b, c) || between(a, b, d) || between(c, d, a) || between(c, d, b)) return true;
  if (a === c || a === d || b === c || b === d) {
    // the same line twice is an overlap; one shared end is as it should be
    return (a === c && b === d) || (a === d && b === c);
  }
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

function isInBox(v: LeafEdges['vertices'], p: number, q: number, r: number): boolean {
  return (
    v.x(r) >= Math.min(v.x(p), v.x(q)) &&
    v.x(r) <= Math.max(v.x(p), v.x(q)) &&
    v.y(r) >= Math.min(v.y(p), v.y(q)) &&
    v.y(r) <= Math.max(v.y(p), v.y(q))
  );
}
