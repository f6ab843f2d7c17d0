import { boundingBox } from '../../../api/grids/topology/boundingBox';
import { isInsideRing, type Ring } from '../../../api/grids/topology/integerRings';
import type { CountyFile } from './countyFile';
import type { Place } from './growRegions';
import { squaredLength } from './spreadSeeds';

export interface TownshipPlace extends Place {
  /** A 街道 (its number begins with 0): near the county's centre, and denser. */
  readonly isUrban: boolean;
}

/** Around the county's centre 街道 lie within about 5 km. */
const URBAN_RADIUS = 5e5;

/** Where the townships' middles lie to begin with: made, the files name no position for them. */
export function placeTownships(
  file: CountyFile,
  outline: Ring,
  centre: Place,
  random: () => number,
): TownshipPlace[] {
  const box = boundingBox(outline);
  const places: TownshipPlace[] = [];
  const draw = (isUrban: boolean): TownshipPlace => {
    for (;;) {
      const [u, v] = [random(), random()];
      const x = isUrban
        ? centre.x + (2 * u - 1) * URBAN_RADIUS
        : box.minX + u * (box.maxX - box.minX);
      const y = isUrban
        ? centre.y + (2 * v - 1) * URBAN_RADIUS
        : box.minY + v * (box.maxY - box.minY);
      if (isInsideRing(outline, Math.round(x), Math.round(y))) return { x, y, isUrban };
    }
  };
  for (const township of file.townships) {
    const isUrban = township.code[6] === '0';
    const drawn = Array.from({ length: 40 }, () => draw(isUrban));
    const distance = (a: Place) =>
      Math.min(...places.map((b) => squaredLength(a.x - b.x, a.y - b.y)));
    places.push(drawn.reduce((best, next) => (distance(next) > distance(best) ? next : best)));
  }
  return places;
}
