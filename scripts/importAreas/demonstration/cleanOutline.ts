import {
  doubledArea,
  oriented,
  type Ring,
  toUnits,
} from '../../../api/grids/topology/integerRings';

/**
 * A simple, counterclockwise ring in units of 1e-7 degrees from a published outline: points given
 * twice in a row go, and where the line comes back to a point (spikes and pinched-off triangles
 * of one pixel, about 100 m, in these files) the smaller loop is cut away.
 */
export function cleanOutline(coordinates: readonly (readonly [number, number])[]): Ring {
  const points = coordinates.map(([x, y]) => [toUnits(x), toUnits(y)] as const);
  let loops: (readonly [number, number])[][] = [[]];
  const position = new Map<string, number>();
  const current: (readonly [number, number])[] = [];
  for (const point of points) {
    const key = point.join();
    const seen = position.get(key);
    if (seen !== undefined) {
      const loop = current.splice(seen);
      for (const passed of loop) position.delete(passed.join());
      loops.push(loop);
    }
    position.set(key, current.length);
    current.push(point);
  }
  loops.push(current);
  loops = loops.filter((loop) => loop.length > 2);
  const rings = loops.map((loop) => oriented(Int32Array.from(loop.flat()), 'counterclockwise'));
  const [first, ...others] = rings;
  if (!first) throw new Error('the outline has no area');
  return others.reduce((a, b) => (doubledArea(b) > doubledArea(a) ? b : a), first);
}
