import Flatbush from 'flatbush';
import type { LeafGeometry } from './leafGeometry';
import { at } from './topology/integerRings';

/** Metres that one unit of 1e-7 degrees is long, eastward and northward. */
export interface Scale {
  readonly east: number;
  readonly north: number;
}

export interface NearLeaf {
  readonly leaf: number;
  readonly metres: number;
}

const FIRST_RADIUS_METRES = 500;
/** The point itself is looked for too where it lies on the edge: a box needs some width. */
const LEAST_RADIUS_METRES = 1e-3;

/** Distances from a point to leaves, in a plane around the point. */
export function createNearestLeaves(geometry: LeafGeometry) {
  const { edges, edgeStart, across, boxIndex, bounds, count } = geometry;
  const outline = createOutline(geometry);

  /** Square of the distance to an edge, metres. */
  const squaredTo = (edge: number, x: number, y: number, east: number, north: number): number => {
    const i = edge * 4;
    return squaredToSegment(
      ((edges[i] as number) - x) * east,
      ((edges[i + 1] as number) - y) * north,
      ((edges[i + 2] as number) - x) * east,
      ((edges[i + 3] as number) - y) * north,
    );
  };

  const metresTo = (leaf: number, x: number, y: number, { east, north }: Scale): number => {
    let squared = Infinity;
    for (let edge = edgeStart[leaf] as number; edge < (edgeStart[leaf + 1] as number); edge += 1)
      squared = Math.min(squared, squaredTo(edge, x, y, east, north));
    return Math.sqrt(squared);
  };

  /** What is found within so many metres of a point, and perhaps a little more. */
  const inBox = (index: Flatbush, x: number, y: number, scale: Scale, metres: number): number[] => {
    const dx = metres / scale.east + 1;
    const dy = metres / scale.north + 1;
    return index.search(x - dx, y - dy, x + dx, y + dy);
  };

  /**
   * The edge of the county's outline that is nearest to a point and not of leaf `except`, in growing boxes; -1 where
   * there is none. Whoever goes straight to the nearest leaf through no other one comes to it over its outline.
   */
  const nearestOutline = (except: number, x: number, y: number, scale: Scale, from: number) => {
    const reach = 2 * Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    const span = Math.abs(x - bounds.minX) + Math.abs(y - bounds.minY) + reach;
    for (let radius = from; ; radius *= 2) {
      const best = { edge: -1, leaf: -1, squared: Infinity };
      for (const position of inBox(outline.index, x, y, scale, radius)) {
        const leaf = outline.leafOf[position] as number;
        if (leaf === except) continue;
        const edge = outline.edges[position] as number;
        const squared = squaredTo(edge, x, y, scale.east, scale.north);
        if (squared > best.squared || (squared === best.squared && leaf > best.leaf)) continue;
        Object.assign(best, { edge, leaf, squared });
      }
      if (best.squared <= radius * radius || radius > span * scale.north) return best;
    }
  };

  const distance = { metres: 0 };
  return {
    distance,

    /** The leaf nearest to a point outside, and its point that is nearest. */
    nearest(x: number, y: number, scale: Scale) {
      const { edge, leaf } = nearestOutline(-1, x, y, scale, FIRST_RADIUS_METRES);
      if (leaf === -1) throw new Error('no leaf');
      const { ax, ay, bx, by } = edgeOf(geometry, edge);
      const [dx, dy] = [(bx - ax) * scale.east, (by - ay) * scale.north];
      const ahead = (x - ax) * scale.east * dx + (y - ay) * scale.north * dy;
      const along = Math.max(0, Math.min(1, ahead / (dx * dx + dy * dy)));
      return {
        leaf,
        x: Math.round(ax + along * (bx - ax)),
        y: Math.round(ay + along * (by - ay)),
      };
    },

    /**
     * The nearest other leaf of a point inside `leaf`, -1 where there is only one leaf; its
     * distance is left in `distance.metres`. Every assignment comes through here.
     */
    nearestOther(leaf: number, x: number, y: number, scale: Scale): number {
      const { east, north } = scale;
      let squared = Infinity;
      let outlineSquared = Infinity;
      let other = -1;
      const end = edgeStart[leaf + 1] as number;
      for (let edge = edgeStart[leaf] as number; edge < end; edge += 1) {
        const beyond = across[edge] as number;
        if (beyond === leaf) continue;
        const own = squaredTo(edge, x, y, east, north);
        if (beyond === -1) {
          if (own < outlineSquared) outlineSquared = own;
        } else if (own < squared || (own === squared && beyond < other)) {
          squared = own;
          other = beyond;
        }
      }
      distance.metres = Math.sqrt(squared);
      if (outlineSquared >= squared || count === 1) return other;
      // the outline is nearer: across a bay of it another leaf may be nearer than every neighbour
      const from = other === -1 ? FIRST_RADIUS_METRES : distance.metres;
      const beyond = nearestOutline(leaf, x, y, scale, Math.max(from, LEAST_RADIUS_METRES));
      if (beyond.squared >= squared) return other;
      distance.metres = Math.sqrt(beyond.squared);
      return beyond.leaf;
    },

    /** Leaves other than `leaf` within a distance, nearest first. */
    within(leaf: number, x: number, y: number, scale: Scale, metres: number, limit: number) {
      return inBox(boxIndex, x, y, scale, metres)
        .filter((other) => other !== leaf)
        .map((other): NearLeaf => ({ leaf: other, metres: metresTo(other, x, y, scale) }))
        .filter((near) => near.metres <= metres)
        .sort((a, b) => a.metres - b.metres || a.leaf - b.leaf)
        .slice(0, limit);
    },
  };
}

const edgeOf = ({ edges }: LeafGeometry, edge: number) => ({
  ax: at(edges, edge * 4),
  ay: at(edges, edge * 4 + 1),
  bx: at(edges, edge * 4 + 2),
  by: at(edges, edge * 4 + 3),
});

/** The edges that have nothing on their other side, and the leaf each belongs to. */
function createOutline(geometry: LeafGeometry) {
  const { count, edgeStart, across } = geometry;
  const own: number[] = [];
  const leafOf: number[] = [];
  for (let leaf = 0; leaf < count; leaf += 1) {
    for (let edge = edgeStart[leaf] as number; edge < (edgeStart[leaf + 1] as number); edge += 1) {
      if (across[edge] !== -1) continue;
      own.push(edge);
      leafOf.push(leaf);
    }
  }
  const index = new Flatbush(own.length, 16, Int32Array);
  for (const edge of own) {
    const { ax, ay, bx, by } = edgeOf(geometry, edge);
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return { index, edges: Int32Array.from(own), leafOf: Int32Array.from(leafOf) };
}

/** Square of the distance from the origin to a segment. */
function squaredToSegment(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = -(ax * dx + ay * dy);
  if (along <= 0) return ax * ax + ay * ay;
  const length = dx * dx + dy * dy;
  if (along >= length) return bx * bx + by * by;
  const across = ax * dy - ay * dx;
  return (across * across) / length;
}
