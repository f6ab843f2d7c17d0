import { at, type Polygons, type Ring } from './integerRings';
import { nestRings, traceRings } from './traceRings';
import { EdgeTable, VertexTable } from './vertexTable';

/**
 * The directed edges of a set of polygons that should fit together: the interior is on the left,
 * and `twin` is the same edge walked the other way by the neighbour (-1 where there is none).
 */
export interface LeafEdges {
  readonly vertices: VertexTable;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Which polygon an edge belongs to: the position in what was passed in. */
  readonly owner: Int32Array;
  readonly twin: Int32Array;
  /** Edges that another polygon (or the same) walks in the same direction: overlaps. */
  readonly repeated: readonly number[];
}

/** Rings must be oriented: exteriors counterclockwise, holes clockwise. */
export function buildLeafEdges(leaves: readonly Polygons[]): LeafEdges {
  let count = 0;
  for (const polygons of leaves) {
    for (const rings of polygons) for (const ring of rings) count += ring.length / 2;
  }
  const vertices = new VertexTable(count / 2);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const owner = new Int32Array(count);
  let next = 0;
  const addRing = (ring: Ring, leaf: number): void => {
    const first = next;
    for (let i = 0; i < ring.length; i += 2) {
      from[next] = vertices.add(at(ring, i), at(ring, i + 1));
      owner[next] = leaf;
      next += 1;
    }
    for (let edge = first; edge < next; edge += 1) {
      to[edge] = at(from, edge + 1 === next ? first : edge + 1);
    }
  };
  leaves.forEach((polygons, leaf) => {
    for (const rings of polygons) for (const ring of rings) addRing(ring, leaf);
  });
  const table = new EdgeTable(from, to);
  const repeated: number[] = [];
  for (let edge = 0; edge < count; edge += 1) if (table.add(edge) !== -1) repeated.push(edge);
  const twin = new Int32Array(count);
  for (let edge = 0; edge < count; edge += 1) twin[edge] = table.get(at(to, edge), at(from, edge));
  return { vertices, from, to, owner, twin, repeated };
}

/**
 * Merges leaves into groups by leaving out the edges between two leaves of one group: exact, no
 * coordinate is computed. `groupOf[leaf]` is a group number or -1 for "in none".
 */
export function dissolve(edges: LeafEdges, groupOf: Int32Array, groups: number): Ring[][][] {
  const boundary: number[][] = Array.from({ length: groups }, () => []);
  for (let edge = 0; edge < edges.owner.length; edge += 1) {
    const group = at(groupOf, at(edges.owner, edge));
    const twin = at(edges.twin, edge);
    const across = twin === -1 ? -1 : at(groupOf, at(edges.owner, twin));
    if (group !== -1 && group !== across) boundary[group]?.push(edge);
  }
  return boundary.map((own) => nestRings(traceRings(edges.vertices, own, edges.from, edges.to)));
}
