import { wgs84 } from '@shared/coordinates';
import { beforeAll, describe, expect, it } from 'vitest';
import { toGridUnits } from '../../scripts/importAreas/demonstration/toGridUnits';
import { readCounty } from '../../scripts/importAreas/readCounty';
import { askOracle, isOnBoundary, type OracleLeaf, oracleLeaves } from '../test/gridOracle';
import { hardPoints, rimCorners } from '../test/gridPoints';
import { createGridIndex, type GridIndex } from './gridIndex';

const POINTS = 100_002;

describe('locateGrid on the partition of 遂平', () => {
  let index: GridIndex;
  let leaves: OracleLeaf[];

  beforeAll(async () => {
    const units = toGridUnits(await readCounty('411728'));
    index = createGridIndex(units);
    leaves = oracleLeaves(units);
  });

  it('divides the county into 9,470 micro-grids', () => {
    expect(index.leaves).toHaveLength(9470);
    expect(leaves).toHaveLength(9470);
  });

  it(`agrees with a brute-force oracle on ${POINTS} points, each in exactly one`, () => {
    const near = byRow(leaves);
    const byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]));
    const disagreements: unknown[] = [];
    const seen = { inside: 0, outside: 0, onBoundary: 0 };
    for (const [x, y] of hardPoints(leaves, POINTS, 3)) {
      const { claims, code } = askOracle(near(y), x, y);
      const found = index.locateGrid(wgs84(x / 1e7, y / 1e7));
      const answer = found.kind === 'inside' ? found.area.code : null;
      if (answer !== code || claims > 1) disagreements.push({ x, y, claims, code, answer });
      seen[found.kind] += 1;
      const own = code === null ? undefined : byCode.get(code);
      if (seen.onBoundary < POINTS && own && isOnBoundary(own, x, y)) seen.onBoundary += 1;
    }
    expect(disagreements).toEqual([]);
    expect(seen.inside).toBeGreaterThan(POINTS / 2);
    expect(seen.outside).toBeGreaterThan(1000);
    // a third lies on corners and edges; a point's own leaf touches it there
    expect(seen.onBoundary).toBeGreaterThan(POINTS / 4);
  }, 120_000);

  it('has every corner of the outline in a micro-grid', () => {
    const corners = rimCorners(leaves);
    const lost = corners.filter(
      ([x, y]) => index.locateGrid(wgs84(x / 1e7, y / 1e7)).kind === 'outside',
    );
    expect(corners.length).toBeGreaterThan(1300);
    expect(lost).toEqual([]);
  });
});

/** The oracle asks every leaf of a horizontal band: the boxes are compared again by itself. */
function byRow(leaves: readonly OracleLeaf[]): (y: number) => readonly OracleLeaf[] {
  const height = 20_000;
  const rows = new Map<number, OracleLeaf[]>();
  for (const leaf of leaves) {
    const last = Math.floor(leaf.box[3] / height);
    for (let row = Math.floor(leaf.box[1] / height); row <= last; row += 1) {
      const list = rows.get(row) ?? [];
      list.push(leaf);
      rows.set(row, list);
    }
  }
  return (y) => rows.get(Math.floor(y / height)) ?? [];
}
