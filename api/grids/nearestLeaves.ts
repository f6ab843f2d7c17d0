import type { LeafGeometry } from './leafGeometry';

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

/** Distances from a point to leaves, in a plane around the point. */
export function createNearestLeaves(geometry: LeafGeometry) {
  const { edges, edgeStart, across, boxIndex, bounds, count } = geometry;

  /** Square of the distance to an edge, metres; leaves the nearest point in `foot`. */
  const foot = { x: 0, y: 0 };
  const squaredToEdge = (edge: number, x: number, y: number, { east, north }: Scale): number => {
    const i = edge * 4;
    const ax = ((edges[i] as number) - x) * east;
    const ay = ((edges[i + 1] as number) - y) * north;
    const dx = ((edges[i + 2] as number) - (edges[i] as number)) * east;
    const dy = ((edges[i + 3] as number) - (edges[i + 1] as number)) * north;
    const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const px = ax + along * dx;
    const py = ay + along * dy;
    foot.x = px;
    foot.y = py;
    return px * px + py * py;
  };

  const toLeaf = (leaf: number, x: number, y: number, scale: Scale) => {
    let squared = Infinity;
    let footX = 0;
    let footY = 0;
    for (let edge = edgeStart[leaf] as number; edge < (edgeStart[leaf + 1] as number); edge += 1) {
      const own = squaredToEdge(edge, x, y, scale);
      if (own >= squared) continue;
      squared = own;
      footX = foot.x;
      footY = foot.y;
    }
    const place = { x: Math.round(x + footX / scale.east), y: Math.round(y + footY / scale.north) };
    return { leaf, metres: Math.sqrt(squared), ...place };
  };

  const inBox = (x: number, y: number, scale: Scale, metres: number): number[] => {
    const dx = metres / scale.east + 1;
    const dy = metres / scale.north + 1;
    return boxIndex.search(x - dx, y - dy, x + dx, y + dy);
  };

  /** The leaf nearest to a point that is in none of those looked for, in growing boxes. */
  const nearestBut = (except: number, x: number, y: number, scale: Scale, from: number) => {
    const reach = 2 * Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    const span = Math.abs(x - bounds.minX) + Math.abs(y - bounds.minY) + reach;
    for (let radius = from; ; radius *= 2) {
      let best: ReturnType<typeof toLeaf> | null = null;
      for (const leaf of inBox(x, y, scale, radius)) {
        if (leaf === except) continue;
        const found = toLeaf(leaf, x, y, scale);
        const isNearer = !best || found.metres < best.metres;
        if (isNearer || (found.metres === best?.metres && leaf < best.leaf)) best = found;
      }
      if (best && best.metres <= radius) return best;
      if (radius > span * scale.north) return best;
    }
  };

  const distance = { metres: 0 };
  return {
    distance,

    /** The leaf nearest to a point outside, and its point that is nearest. */
    nearest(x: number, y: number, scale: Scale) {
      const found = nearestBut(-1, x, y, scale, FIRST_RADIUS_METRES);
      if (!found) throw new Error('no leaf');
      return found;
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
      for (let edge = edgeStart[leaf] as number, i = edge * 4; edge < end; edge += 1, i += 4) {
        const beyond = across[edge] as number;
        if (beyond === leaf) continue;
        const own = squaredToSegment(
          ((edges[i] as number) - x) * east,
          ((edges[i + 1] as number) - y) * north,
          ((edges[i + 2] as number) - x) * east,
          ((edges[i + 3] as number) - y) * north,
        );
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
      const found = nearestBut(leaf, x, y, scale, Math.max(from, 1e-3));
      if (!found) return other;
      distance.metres = found.metres;
      return found.leaf;
    },

    /** Leaves other than `leaf` within a distance, nearest first. */
    within(leaf: number, x: number, y: number, scale: Scale, metres: number, limit: number) {
      return inBox(x, y, scale, metres)
        .filter((other) => other !== leaf)
        .map((other): NearLeaf => toLeaf(other, x, y, scale))
        .filter((near) => near.metres <= metres)
        .sort((a, b) => a.metres - b.metres || a.leaf - b.leaf)
        .slice(0, limit);
    },
  };
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
