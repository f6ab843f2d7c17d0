import { wgs84 } from '@shared/coordinates';
import { locateResponse } from '@shared/schemas/areas';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../scripts/importAreas/demonstration/random';
import { toGridUnits } from '../../scripts/importAreas/demonstration/toGridUnits';
import { readCounty } from '../../scripts/importAreas/readCounty';
import type { AreaUnit } from '../commands/importAreas/areaUnit';
import { type OracleLeaf, oracleLeaves } from '../test/gridOracle';
import { COUNTY, grid, SIDE, squareCounty } from '../test/squareCounty';
import { createGridIndex } from './gridIndex';

const four = createGridIndex(toGridUnits(squareCounty()));
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

describe('locateGrid', () => {
  it('answers the whole path and the nearest other grid', () => {
    const found = four.locateGrid(wgs84(114.005, 33.009));
    expect(locateResponse.parse(found)).toMatchObject({
      kind: 'inside',
      area: { code: grid(1) },
      path: [{ level: 'county' }, { level: 'township' }, { level: 'village' }, { code: grid(1) }],
      other: { code: grid(3) },
      alternatives: [],
      candidates: [],
    });
    // a thousandth of a degree of latitude
    expect(found.kind === 'inside' && found.distanceToOtherMetres).toBeCloseTo(111.195, 2);
  });

  it('offers what the accuracy reaches, nearest first', () => {
    const near = (accuracy: number) => {
      const found = four.locateGrid(wgs84(114.0095, 33.009), accuracy);
      return found.kind === 'inside' ? codes(found.alternatives) : null;
    };
    expect(near(40)).toEqual([]);
    expect(near(60)).toEqual([grid(2)]);
    expect(near(115)).toEqual([grid(2), grid(3)]);
    expect(near(1000)).toEqual([grid(2), grid(3), grid(4)]);
  });

  it('gives every point of the outer edge to one grid', () => {
    for (const [longitude, latitude] of [
      [114, 33],
      [114.02, 33],
      [114.02, 33.02],
      [114, 33.02],
      [114.01, 33],
      [114.02, 33.01],
      [114.01, 33.02],
      [114, 33.01],
      [114.0034567, 33.02],
      [114.02, 33.0034567],
    ] as const) {
      expect(four.locateGrid(wgs84(longitude, latitude)).kind).toBe('inside');
    }
  });

  it('says how far outside a point is, and which grid is nearest', () => {
    const found = four.locateGrid(wgs84(114.005, 33.03));
    expect(locateResponse.parse(found)).toMatchObject({
      kind: 'outside',
      nearest: { code: grid(3) },
    });
    expect(found.kind === 'outside' && found.distanceMetres).toBeCloseTo(1111.95, 1);
    expect(four.locateGrid(wgs84(-70, -33)).kind).toBe('outside');
  });

  it('answers the grid with the units of one building to choose from, nearest first', () => {
    const unit = (number: number, x: number): AreaUnit => ({
      code: `${grid(1)}00${number}`,
      name: `${number}单元`,
      level: 'microgrid',
      parent: grid(1),
      polygons: null,
      point: [x, 330_050_000],
    });
    const index = createGridIndex(
      toGridUnits([
        ...squareCounty(),
        unit(1, 1_140_020_000),
        unit(2, 1_140_080_000),
        unit(3, 1_140_080_000),
      ]),
    );
    const found = index.locateGrid(wgs84(114.007, 33.005));
    expect(found).toMatchObject({ kind: 'inside', area: { code: grid(1), level: 'grid' } });
    expect(found.kind === 'inside' && codes(found.candidates)).toEqual([
      `${grid(1)}002`,
      `${grid(1)}003`,
      `${grid(1)}001`,
    ]);
  });

  it('sees across a bay of the outline', () => {
    const corners = (...places: [number, number][]) =>
      Int32Array.from(
        places.flatMap(([x, y]) => [1_140_000_000 + x * SIDE, 330_000_000 + y * SIDE]),
      );
    const index = createGridIndex(
      toGridUnits(
        squareCounty([
          corners([0, 0], [3, 0], [3, 1], [2, 1], [1, 1], [0, 1]),
          corners([0, 1], [1, 1], [1, 5], [0, 5]),
          corners([2, 1], [3, 1], [3, 5], [2, 5]),
        ]),
      ),
    );
    // the neighbour 1 is three squares away, 3 only one
    expect(index.locateGrid(wgs84(114.009, 33.045))).toMatchObject({
      area: { code: grid(2) },
      other: { code: grid(3) },
    });
  });

  it('refuses units of which none has a boundary', () => {
    expect(() => createGridIndex([])).toThrow('no area with a boundary');
    expect(four.county).toBe(COUNTY);
  });

  it('finds the nearest other grid of all, as brute force does', async () => {
    const units = toGridUnits(await readCounty('530423'));
    const index = createGridIndex(units);
    const leaves = oracleLeaves(units);
    const random = createRandom(11);
    let inside = 0;
    for (let i = 0; i < 3000; i += 1) {
      const point = wgs84(102.5 + random() * 0.4, 23.9 + random() * 0.35);
      const found = index.locateGrid(point);
      const except = found.kind === 'inside' ? found.area.code : '';
      const others = leaves.filter(({ code }) => code !== except);
      const expected = Math.min(...others.map((leaf) => metresTo(leaf, point[0], point[1])));
      if (found.kind === 'inside') inside += 1;
      const said = found.kind === 'inside' ? found.distanceToOtherMetres : found.distanceMetres;
      // lattice rounding of the point, and plane against sphere far outside
      expect(Math.abs((said ?? 0) - expected)).toBeLessThan(0.01 + expected * 0.002);
    }
    expect(inside).toBeGreaterThan(1000);
  }, 60_000);
});

/** Distance to the nearest edge in a plane around the point, metres. */
function metresTo(leaf: OracleLeaf, longitude: number, latitude: number): number {
  const north = (6_371_008.8 * Math.PI) / 180;
  const east = north * Math.cos((latitude * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  for (const ring of leaf.rings) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [[ax, ay], [bx, by]] = [ring[i] ?? [0, 0], ring[i + 1] ?? [0, 0]].map(
        ([x = 0, y = 0]) => [(x / 1e7 - longitude) * east, (y / 1e7 - latitude) * north],
      ) as [[number, number], [number, number]];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
    }
  }
  return best;
}
