import type { LeafGeometry } from './leafGeometry';

/** Squares of the raster for each leaf: more make it faster and larger. */
const SQUARES_PER_LEAF = 8;
/** Up to so many leaves a number of two bytes names one: most of a search is waiting for memory. */
const MOST_SHORT = 0x1_0000;

/**
 * The search for the leaf that a point is in: a raster names the few leaves whose box reaches into
 * the point's square, an exact ray cast decides. Nothing is allocated in a search.
 *
 * The ray cast is half-open (an edge belongs to what lies east of it, or north of it where it is
 * level), so a point on a shared edge or corner is in exactly one leaf. On the county's own
 * boundary that rule can leave a point in none: then it is in the first leaf, by code, that touches it.
 */
export function createLeafFinder(geometry: LeafGeometry): (x: number, y: number) => number {
  const { bounds, edges, edgeStart, boxes } = geometry;
  const { minX, minY, maxX, maxY } = bounds;
  const raster = createRaster(geometry);
  const { starts, members, columns, square } = raster;

  const contains = (leaf: number, x: number, y: number): boolean => {
    let inside = false;
    const end = (edgeStart[leaf + 1] as number) * 4;
    for (let i = (edgeStart[leaf] as number) * 4; i < end; i += 4) {
      const ay = edges[i + 1] as number;
      const by = edges[i + 3] as number;
      if (ay > y === by > y) continue;
      const ax = edges[i] as number;
      const side = ((edges[i + 2] as number) - ax) * (y - ay) - (by - ay) * (x - ax);
      if (by > ay ? side > 0 : side < 0) inside = !inside;
    }
    return inside;
  };

  const touches = (leaf: number, x: number, y: number): boolean => {
    const end = (edgeStart[leaf + 1] as number) * 4;
    for (let i = (edgeStart[leaf] as number) * 4; i < end; i += 4) {
      const [ax, ay, bx, by] = [
        edges[i] as number,
        edges[i + 1] as number,
        edges[i + 2] as number,
        edges[i + 3] as number,
      ];
      if ((bx - ax) * (y - ay) !== (by - ay) * (x - ax)) continue;
      const isWithinX = x >= Math.min(ax, bx) && x <= Math.max(ax, bx);
      if (isWithinX && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return true;
    }
    return false;
  };

  return (x, y) => {
    if (x < minX || x > maxX || y < minY || y > maxY) return -1;
    const cell = Math.floor((y - minY) / square) * columns + Math.floor((x - minX) / square);
    const start = starts[cell] as number;
    const end = starts[cell + 1] as number;
    for (let i = start; i < end; i += 1) {
      const leaf = members[i] as number;
      const box = leaf * 4;
      if (x < (boxes[box] as number) || y < (boxes[box + 1] as number)) continue;
      if (x > (boxes[box + 2] as number) || y > (boxes[box + 3] as number)) continue;
      if (contains(leaf, x, y)) return leaf;
    }
    // members stand in order of their codes
    for (let i = start; i < end; i += 1) {
      const leaf = members[i] as number;
      if (touches(leaf, x, y)) return leaf;
    }
    return -1;
  };
}

interface Raster {
  readonly square: number;
  readonly columns: number;
  /** Leaves of square i: `members[starts[i]]` up to `members[starts[i + 1]]`. */
  readonly starts: Int32Array;
  readonly members: Uint16Array | Int32Array;
}

function createRaster({ bounds, boxes, count }: LeafGeometry): Raster {
  const width = bounds.maxX - bounds.minX + 1;
  const height = bounds.maxY - bounds.minY + 1;
  const square = Math.max(1, Math.ceil(Math.sqrt((width * height) / (count * SQUARES_PER_LEAF))));
  const columns = Math.ceil(width / square);
  const rows = Math.ceil(height / square);
  const forEachSquare = (leaf: number, visit: (cell: number) => void): void => {
    const column = (x: number) => Math.floor((x - bounds.minX) / square);
    const row = (y: number) => Math.floor((y - bounds.minY) / square);
    const lastRow = row(boxes[leaf * 4 + 3] as number);
    const lastColumn = column(boxes[leaf * 4 + 2] as number);
    for (let r = row(boxes[leaf * 4 + 1] as number); r <= lastRow; r += 1) {
      for (let c = column(boxes[leaf * 4] as number); c <= lastColumn; c += 1)
        visit(r * columns + c);
    }
  };
  const starts = new Int32Array(columns * rows + 1);
  for (let leaf = 0; leaf < count; leaf += 1) {
    forEachSquare(leaf, (cell) => {
      starts[cell + 1] = (starts[cell + 1] as number) + 1;
    });
  }
  for (let cell = 0; cell < columns * rows; cell += 1) {
    starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
  }
  const length = starts[columns * rows] as number;
  const members = count <= MOST_SHORT ? new Uint16Array(length) : new Int32Array(length);
  const filled = starts.slice();
  for (let leaf = 0; leaf < count; leaf += 1) {
    forEachSquare(leaf, (cell) => {
      members[filled[cell] as number] = leaf;
      filled[cell] = (filled[cell] as number) + 1;
    });
  }
  return { square, columns, starts, members };
}
