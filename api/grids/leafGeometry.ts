import Flatbush from 'flatbush';
import { type Box, boundingBox } from './topology/boundingBox';
import { at, MAX_EXTENT, type Polygons } from './topology/integerRings';
import { buildLeafEdges } from './topology/leafEdges';

/** The polygons of the last level as flat arrays, units of 1e-7 degrees. */
export interface LeafGeometry {
  readonly count: number;
  /** Edges of leaf i: `edgeStart[i]` up to `edgeStart[i + 1]`. */
  readonly edgeStart: Int32Array;
  /** ax, ay, bx, by of every edge. */
  readonly edges: Int32Array;
  /** The leaf on the other side of an edge; -1 on the county's boundary. */
  readonly across: Int32Array;
  /** minX, minY, maxX, maxY of every leaf. */
  readonly boxes: Int32Array;
  readonly boxIndex: Flatbush;
  readonly bounds: Readonly<Box>;
}

/** Throws RangeError when the county is so wide that cross products would not be exact. */
export function createLeafGeometry(leaves: readonly Polygons[]): LeafGeometry {
  const { vertices, from, to, owner, twin } = buildLeafEdges(leaves);
  const count = leaves.length;
  const edgeStart = new Int32Array(count + 1);
  const edges = new Int32Array(from.length * 4);
  const across = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge += 1) {
    const [a, b] = [at(from, edge), at(to, edge)];
    edges.set([vertices.x(a), vertices.y(a), vertices.x(b), vertices.y(b)], edge * 4);
    across[edge] = at(twin, edge) === -1 ? -1 : at(owner, at(twin, edge));
    edgeStart[at(owner, edge) + 1] = edge + 1;
  }
  const boxes = new Int32Array(count * 4);
  const boxIndex = new Flatbush(count, 16, Int32Array);
  leaves.forEach((polygons, leaf) => {
    const { minX, minY, maxX, maxY } = boundingBox(...polygons.flat());
    boxes.set([minX, minY, maxX, maxY], leaf * 4);
    boxIndex.add(minX, minY, maxX, maxY);
  });
  boxIndex.finish();
  const bounds = boundingBox(...leaves.flat(2));
  if (Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) > MAX_EXTENT) {
    throw new RangeError('a county wider than 6 degrees cannot be searched exactly');
  }
  return { count, edgeStart, edges, across, boxes, boxIndex, bounds };
}
