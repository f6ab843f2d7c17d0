import { type Wgs84, wgs84 } from '@shared/coordinates';
import type { MultiPolygon, Polygon } from 'geojson';

/**
 * Geometry is exact: coordinates are integers of 1e-7 degrees (about 1 cm), WGS-84.
 * A ring is open (its first point is not repeated): [x0, y0, x1, y1, …]. In a polygon the first
 * ring is the exterior, counterclockwise; the others are holes, clockwise.
 */
export type Ring = Int32Array;
export type Polygons = readonly (readonly Ring[])[];

export const UNITS_PER_DEGREE = 1e7;
/** Up to this extent a cross product of two differences is exact in a double (2 × 6.7e7² < 2^53). */
export const MAX_EXTENT = 6.7e7;

/** Degrees to integer units; exact back and forth for every coordinate with at most 7 decimals. */
export const toUnits = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE);
export const toDegrees = (units: number): number => units / UNITS_PER_DEGREE;

/** Coordinate at a known position of a ring; the caller has checked the bounds. */
export const at = (ring: ArrayLike<number>, index: number): number => ring[index] as number;

/** Twice the signed area, positive when counterclockwise; exact within MAX_EXTENT. */
export function doubledArea(ring: Ring): bigint {
  const originX = at(ring, 0);
  const originY = at(ring, 1);
  let total = 0n;
  let part = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = i + 2 === ring.length ? 0 : i + 2;
    const step =
      (at(ring, i) - originX) * (at(ring, j + 1) - originY) -
      (at(ring, j) - originX) * (at(ring, i + 1) - originY);
    // each step is an exact integer; leave the double before sums stop being exact
    if (Math.abs(part + step) > Number.MAX_SAFE_INTEGER / 2) {
      total += BigInt(part);
      part = 0;
    }
    part += step;
  }
  return total + BigInt(part);
}

export function polygonsDoubledArea(polygons: Polygons): bigint {
  let total = 0n;
  for (const rings of polygons) for (const ring of rings) total += doubledArea(ring);
  return total;
}

/** The same ring with the orientation asked for. */
export function oriented(ring: Ring, direction: 'counterclockwise' | 'clockwise'): Ring {
  return doubledArea(ring) > 0n === (direction === 'counterclockwise') ? ring : reversed(ring);
}

export function reversed(ring: Ring): Ring {
  const out = new Int32Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = at(ring, ring.length - 2 - i);
    out[i + 1] = at(ring, ring.length - 1 - i);
  }
  return out;
}

/** Sign of the turn a → b → c: positive to the left. Exact within MAX_EXTENT. */
export function turn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Even-odd test of a point against one ring; half-open, so that edges belong to one side. */
export function isInsideRing(ring: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  const { length } = ring;
  for (let i = 0, j = length - 2; i < length; j = i, i += 2) {
    const yi = at(ring, i + 1);
    const yj = at(ring, j + 1);
    if (yi > y === yj > y) continue;
    const side = turn(at(ring, j), yj, at(ring, i), yi, x, y);
    // the point lies left of an edge going up, or right of one going down: a ray east meets it
    if (yi > yj ? side > 0 : side < 0) inside = !inside;
  }
  return inside;
}

/** GeoJSON in degrees, WGS-84, rings closed as RFC 7946 asks. */
export function toGeoJson(polygons: Polygons): Polygon | MultiPolygon {
  const coordinates = polygons.map((rings) => rings.map(closedRing));
  const [only] = coordinates;
  return coordinates.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates };
}

function closedRing(ring: Ring): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i <= ring.length; i += 2) {
    const k = i === ring.length ? 0 : i;
    out.push([toDegrees(at(ring, k)), toDegrees(at(ring, k + 1))]);
  }
  return out;
}

/** GeoJSON read back into units; rings keep their order and orientation. */
export function fromGeoJson(boundary: Polygon | MultiPolygon): Ring[][] {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  return polygons.map((rings) =>
    rings.map((ring) => {
      const out = new Int32Array((ring.length - 1) * 2);
      for (let i = 0; i < ring.length - 1; i += 1) {
        out[i * 2] = toUnits(ring[i]?.[0] ?? Number.NaN);
        out[i * 2 + 1] = toUnits(ring[i]?.[1] ?? Number.NaN);
      }
      return out;
    }),
  );
}

/** Units to a WGS-84 point. */
export const toPoint = (x: number, y: number): Wgs84 => wgs84(toDegrees(x), toDegrees(y));
