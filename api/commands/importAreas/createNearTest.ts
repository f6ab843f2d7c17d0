import Flatbush from 'flatbush';
import { at, isInsideRing, type Polygons } from '../../grids/topology/integerRings';

/** About 1 m, in units of 1e-7 degrees. */
const NEAR_UNITS = 100;

/** Tells whether a point is in the polygons, or so near that a repair would put it there. */
export function createNearTest(polygons: Polygons): (x: number, y: number) => boolean {
  const rings = polygons.flat();
  const segments = rings.flatMap((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i) => {
      const j = (i * 2 + 2) % ring.length;
      return [at(ring, i * 2), at(ring, i * 2 + 1), at(ring, j), at(ring, j + 1)] as const;
    }),
  );
  if (segments.length === 0) return () => false;
  const index = new Flatbush(segments.length);
  for (const [ax, ay, bx, by] of segments) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return (x, y) => {
    const isNear = index.collides(
      x - NEAR_UNITS,
      y - NEAR_UNITS,
      x + NEAR_UNITS,
      y + NEAR_UNITS,
      (position) => {
        const segment = segments[position];
        return segment !== undefined && distance(...segment, x, y) <= NEAR_UNITS;
      },
    );
    return isNear || rings.filter((ring) => isInsideRing(ring, x, y)).length % 2 === 1;
  };
}

function distance(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}
