import { at, doubledArea, type Ring } from '../../../api/grids/topology/integerRings';
import { buildLeafEdges, dissolve, type LeafEdges } from '../../../api/grids/topology/leafEdges';
import { ringOf, traceLoops } from '../../../api/grids/topology/traceRings';
import { EdgeTable, VertexTable } from '../../../api/grids/topology/vertexTable';
import { OUTSIDE, type Piece, UNKNOWN } from './clipVoronoi';

/**
 * The cells that the lines enclose, one polygon a seed, each connected: where the outline bends
 * inward and cuts a cell in parts, the largest stays and the loose parts go to the neighbour with
 * the longest shared edge.
 * Throws Error when a seed is left without a cell: then the drawing was too fine for the lattice.
 */
export function traceCells(pieces: readonly Piece[], seeds: number): Ring[][][] {
  const faces = traceFaces(pieces);
  const edges = buildLeafEdges(faces.map(({ ring }) => [[ring]]));
  const owner = settleLooseParts(faces, edges, seeds);
  const cells = dissolve(edges, owner, seeds);
  cells.forEach((polygons, seed) => {
    if (polygons.length !== 1) throw new Error(`seed ${seed} has ${polygons.length} parts`);
  });
  return cells;
}

interface Face {
  readonly ring: Ring;
  readonly seed: number;
  readonly area: bigint;
}

function traceFaces(pieces: readonly Piece[]): Face[] {
  const vertices = new VertexTable(pieces.length);
  const from = new Int32Array(pieces.length * 2);
  const to = new Int32Array(pieces.length * 2);
  const seedOf = new Int32Array(pieces.length * 2);
  const table = new EdgeTable(from, to);
  const edges: number[] = [];
  let next = 0;
  const add = (a: number, b: number, seed: number): void => {
    if (seed === OUTSIDE) return;
    from[next] = a;
    to[next] = b;
    seedOf[next] = seed;
    // a Voronoi line that rounding laid on the outline is there already
    if (table.add(next) !== -1) return;
    edges.push(next);
    next += 1;
  };
  for (const piece of pieces) {
    const a = vertices.add(piece.ax, piece.ay);
    const b = vertices.add(piece.bx, piece.by);
    add(a, b, piece.left);
    add(b, a, piece.right);
  }
  return traceLoops(vertices, edges, from, to).map((loop) => {
    const ring = ringOf(vertices, loop);
    const area = doubledArea(ring);
    if (area <= 0n) throw new Error('the drawing does not hang together');
    return { ring, area, seed: seedOfLoop(loop, table, seedOf) };
  });
}

function seedOfLoop(loop: readonly number[], table: EdgeTable, seedOf: Int32Array): number {
  for (let i = 0; i < loop.length; i += 1) {
    const edge = table.get(at(loop, i), at(loop, (i + 1) % loop.length));
    const seed = edge === -1 ? UNKNOWN : at(seedOf, edge);
    if (seed !== UNKNOWN) return seed;
  }
  throw new Error('a face belongs to no seed');
}

/** Which seed every face goes to. */
function settleLooseParts(faces: readonly Face[], edges: LeafEdges, seeds: number): Int32Array {
  const main = new Int32Array(seeds).fill(-1);
  faces.forEach(({ seed, area }, face) => {
    const best = faces[at(main, seed)];
    if (!best || area > best.area) main[seed] = face;
  });
  const owner = new Int32Array(faces.length).fill(-1);
  main.forEach((face, seed) => {
    if (face === -1) throw new Error(`seed ${seed} has no cell`);
    owner[face] = seed;
  });
  for (let loose = faces.length - seeds; loose > 0; ) {
    const settled = settleOnce(edges, owner);
    if (settled === 0) throw new Error('a loose part touches no cell');
    loose -= settled;
  }
  return owner;
}

/** Gives each loose face that touches a settled cell to the one with the longest shared edge. */
function settleOnce(edges: LeafEdges, owner: Int32Array): number {
  const shared = new Map<number, Map<number, number>>();
  for (let edge = 0; edge < edges.owner.length; edge += 1) {
    const face = at(edges.owner, edge);
    const twin = at(edges.twin, edge);
    if (at(owner, face) !== -1 || twin === -1) continue;
    const neighbour = at(owner, at(edges.owner, twin));
    if (neighbour === -1) continue;
    const lengths = shared.get(face) ?? new Map<number, number>();
    lengths.set(neighbour, (lengths.get(neighbour) ?? 0) + edgeLength(edges, edge));
    shared.set(face, lengths);
  }
  for (const [face, lengths] of shared) {
    const [longest] = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (longest) owner[face] = longest[0];
  }
  return shared.size;
}

/** Length in lattice units. */
export function edgeLength({ vertices, from, to }: LeafEdges, edge: number): number {
  const dx = vertices.x(at(to, edge)) - vertices.x(at(from, edge));
  const dy = vertices.y(at(to, edge)) - vertices.y(at(from, edge));
  return Math.sqrt(dx * dx + dy * dy);
}
