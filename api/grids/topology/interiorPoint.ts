import { at, isInsideRing, type Polygons, type Ring } from './integerRings';

/**
 * An integer point inside the polygons: the middle of gravity of the largest part where it lies
 * inside, else the middle of the widest stretch on the horizontal line through it.
 */
export function interiorPoint(polygons: Polygons): [x: number, y: number] {
  const rings = largest(polygons);
  const [exterior] = rings;
  if (!exterior) throw new Error('no polygon');
  const [x, y] = centroid(exterior);
  if (isInside(rings, x, y)) return [x, y];
  // vertices lie on integer heights, so half a unit higher the line meets edges only
  return [widestMiddle(rings, y + 0.5) ?? at(exterior, 0), y];
}

/** Integer middle of gravity of a ring; it may lie outside a bent one. */
export function centroid(ring: ArrayLike<number>): [x: number, y: number] {
  const originX = at(ring, 0);
  const originY = at(ring, 1);
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const ax = at(ring, j) - originX;
    const ay = at(ring, j + 1) - originY;
    const bx = at(ring, i) - originX;
    const by = at(ring, i + 1) - originY;
    const cross = ax * by - bx * ay;
    area += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  if (area === 0) return [originX, originY];
  return [Math.round(originX + sumX / (3 * area)), Math.round(originY + sumY / (3 * area))];
}

function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  return rings.filter((ring) => isInsideRing(ring, x, y)).length % 2 === 1;
}

function largest(polygons: Polygons): readonly Ring[] {
  let best: readonly Ring[] = [];
  let bestArea = -1;
  for (const rings of polygons) {
    const [exterior] = rings;
    const area = exterior ? Math.abs(roughArea(exterior)) : 0;
    if (area > bestArea) {
      best = rings;
      bestArea = area;
    }
  }
  return best;
}

function roughArea(ring: Ring): number {
  let area = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    area += (at(ring, j) - at(ring, i)) * (at(ring, i + 1) + at(ring, j + 1) - 2 * at(ring, 1));
  }
  return area;
}

function widestMiddle(rings: readonly Ring[], y: number): number | null {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [at(ring, j), at(ring, j + 1), at(ring, i), at(ring, i + 1)];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  let middle: number | null = null;
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = at(crossings, i + 1) - at(crossings, i);
    if (width <= widest) continue;
    widest = width;
    middle = Math.round((at(crossings, i) + at(crossings, i + 1)) / 2);
  }
  return middle;
}
