import { Delaunay } from 'd3-delaunay';
import Flatbush from 'flatbush';
import { boundingBox } from '../../../api/grids/topology/boundingBox';
import { at, isInsideRing, type Ring, turn } from '../../../api/grids/topology/integerRings';

/** A line of the drawing: seeds on its left and right; -1 is outside the outline. */
export interface Piece {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly left: number;
  readonly right: number;
}

/** Left of an outline piece lies a cell that is known only when faces are traced. */
export const UNKNOWN = -2;
export const OUTSIDE = -1;

interface Crossing {
  /** Where along the line, 0 to 1. */
  readonly along: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The Voronoi diagram of the seeds drawn inside the outline, as lines between integer points.
 * A crossing with the outline is computed once and becomes a vertex of both, so that cells and
 * outline share it exactly: the outline takes the rounded vertices.
 */
export function clipVoronoi(outline: Ring, seeds: Float64Array): Piece[] {
  const outlineIndex = indexOutline(outline);
  const onOutline = new Map<number, Crossing[]>();
  const pieces: Piece[] = [];
  for (const line of voronoiLines(outline, seeds)) {
    const crossings: Crossing[] = [
      { along: 0, x: line.ax, y: line.ay },
      { along: 1, x: line.bx, y: line.by },
    ];
    const minX = Math.min(line.ax, line.bx);
    const maxX = Math.max(line.ax, line.bx);
    const minY = Math.min(line.ay, line.by);
    const maxY = Math.max(line.ay, line.by);
    for (const side of outlineIndex.search(minX, minY, maxX, maxY)) {
      const crossing = cross(line, outline, side);
      if (!crossing) continue;
      crossings.push({ along: crossing.alongLine, x: crossing.x, y: crossing.y });
      const list = onOutline.get(side) ?? [];
      list.push({ along: crossing.alongSide, x: crossing.x, y: crossing.y });
      onOutline.set(side, list);
    }
    for (const [a, b] of consecutive(crossings)) {
      if (!isInsideRing(outline, (a.x + b.x) / 2, (a.y + b.y) / 2)) continue;
      pieces.push({ ax: a.x, ay: a.y, bx: b.x, by: b.y, left: line.left, right: line.right });
    }
  }
  return [...outlinePieces(outline, onOutline), ...pieces];
}

function indexOutline(outline: Ring): Flatbush {
  const index = new Flatbush(outline.length / 2);
  for (let i = 0; i < outline.length; i += 2) {
    const j = (i + 2) % outline.length;
    const [ax, ay, bx, by] = [
      at(outline, i),
      at(outline, i + 1),
      at(outline, j),
      at(outline, j + 1),
    ];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return index;
}

/** Edges between two seeds' cells. Far helpers close the cells at the rim, outside the outline. */
function voronoiLines(outline: Ring, seeds: Float64Array): Piece[] {
  const { minX, minY, maxX, maxY } = boundingBox(outline);
  const far = 4 * Math.max(maxX - minX, maxY - minY);
  const middleX = Math.round((minX + maxX) / 2);
  const middleY = Math.round((minY + maxY) / 2);
  const count = seeds.length / 2;
  const points = new Float64Array(seeds.length + 16);
  for (let i = 0; i < seeds.length; i += 2) {
    points[i] = at(seeds, i) - middleX;
    points[i + 1] = at(seeds, i + 1) - middleY;
  }
  const around = [1, 0, 1, 1, 0, 1, -1, 1, -1, 0, -1, -1, 0, -1, 1, -1];
  around.forEach((step, i) => {
    points[seeds.length + i] = step * far;
  });
  const delaunay = new Delaunay(points);
  const { circumcenters } = delaunay.voronoi([-far, -far, far, far]);
  const { halfedges, triangles } = delaunay;
  const lines: Piece[] = [];
  for (let edge = 0; edge < halfedges.length; edge += 1) {
    const opposite = at(halfedges, edge);
    if (opposite < edge) continue;
    const p = at(triangles, edge);
    const q = at(triangles, nextInTriangle(edge));
    const r = at(triangles, nextInTriangle(nextInTriangle(edge)));
    if (p >= count || q >= count) continue;
    const own = 2 * Math.floor(edge / 3);
    const other = 2 * Math.floor(opposite / 3);
    const isLeft = turnOf(points, p, q, r) > 0;
    lines.push({
      ax: Math.round(at(circumcenters, other)) + middleX,
      ay: Math.round(at(circumcenters, other + 1)) + middleY,
      bx: Math.round(at(circumcenters, own)) + middleX,
      by: Math.round(at(circumcenters, own + 1)) + middleY,
      // towards r's side of p → q the cell of p is on the left exactly when r is
      left: isLeft ? p : q,
      right: isLeft ? q : p,
    });
  }
  return lines;
}

const nextInTriangle = (edge: number): number => (edge % 3 === 2 ? edge - 2 : edge + 1);

const turnOf = (points: Float64Array, a: number, b: number, c: number): number =>
  turn(
    at(points, 2 * a),
    at(points, 2 * a + 1),
    at(points, 2 * b),
    at(points, 2 * b + 1),
    at(points, 2 * c),
    at(points, 2 * c + 1),
  );

/** Where a line meets a side of the outline; a touching point counts for one side only. */
function cross(line: Piece, outline: Ring, side: number) {
  const i = side * 2;
  const j = (i + 2) % outline.length;
  const [cx, cy, dx, dy] = [at(outline, i), at(outline, i + 1), at(outline, j), at(outline, j + 1)];
  const { ax, ay, bx, by } = line;
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if (c >= 0 === d >= 0) return null;
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if (a >= 0 === b >= 0) return null;
  const alongSide = c / (c - d);
  return {
    alongSide,
    alongLine: a / (a - b),
    x: Math.round(cx + alongSide * (dx - cx)),
    y: Math.round(cy + alongSide * (dy - cy)),
  };
}

function* consecutive(crossings: Crossing[]): Generator<[Crossing, Crossing]> {
  crossings.sort((a, b) => a.along - b.along);
  for (let i = 0; i + 1 < crossings.length; i += 1) {
    const [a, b] = [crossings[i], crossings[i + 1]];
    if (a && b && (a.x !== b.x || a.y !== b.y)) yield [a, b];
  }
}

function outlinePieces(outline: Ring, onOutline: Map<number, Crossing[]>): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < outline.length; i += 2) {
    const j = (i + 2) % outline.length;
    const stops = [
      { along: 0, x: at(outline, i), y: at(outline, i + 1) },
      ...(onOutline.get(i / 2) ?? []),
      { along: 1, x: at(outline, j), y: at(outline, j + 1) },
    ];
    for (const [a, b] of consecutive(stops)) {
      pieces.push({ ax: a.x, ay: a.y, bx: b.x, by: b.y, left: UNKNOWN, right: OUTSIDE });
    }
  }
  return pieces;
}
