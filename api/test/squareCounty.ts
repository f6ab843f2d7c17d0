import type { AreaUnit } from '../commands/importAreas/areaUnit';

/** South-west corner, units of 1e-7 degrees; a square is 0.01 degrees wide. */
const WEST = 1_140_000_000;
const SOUTH = 330_000_000;
export const SIDE = 100_000;

export const COUNTY = '411799';
export const VILLAGE = `${COUNTY}001001`;

export const grid = (number: number): string => `${VILLAGE}${String(number).padStart(3, '0')}`;

/** A square of the checkerboard as a ring; `nudge` moves single corners (sw, se, ne, nw). */
export function square(
  column: number,
  row: number,
  nudge: Partial<Record<'sw' | 'se' | 'ne' | 'nw', readonly [number, number]>> = {},
): Int32Array {
  const corner = (name: 'sw' | 'se' | 'ne' | 'nw', c: number, r: number): number[] => {
    const [dx, dy] = nudge[name] ?? [0, 0];
    return [WEST + c * SIDE + dx, SOUTH + r * SIDE + dy];
  };
  return Int32Array.from([
    ...corner('sw', column, row),
    ...corner('se', column + 1, row),
    ...corner('ne', column + 1, row + 1),
    ...corner('nw', column, row + 1),
  ]);
}

/** A county of one township, one village and four grids, two by two: 1 and 2 south, 3 and 4 north. */
export function squareCounty(
  rings: readonly Int32Array[] = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)],
): AreaUnit[] {
  return [
    { code: COUNTY, name: '试验县', level: 'county', parent: null, polygons: null },
    { code: `${COUNTY}001`, name: '城关镇', level: 'township', parent: COUNTY, polygons: null },
    { code: VILLAGE, name: '东村', level: 'village', parent: `${COUNTY}001`, polygons: null },
    ...rings.map(
      (ring, i): AreaUnit => ({
        code: grid(i + 1),
        name: `第${i + 1}网格`,
        level: 'grid',
        parent: VILLAGE,
        polygons: [[ring]],
        feature: i + 4,
      }),
    ),
  ];
}
