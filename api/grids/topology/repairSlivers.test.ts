import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/importAreas/demonstration/random';
import { readCounty } from '../../../scripts/importAreas/readCounty';
import { at, type Polygons } from './integerRings';
import { repairSlivers } from './repairSlivers';
import { verifyPartition } from './verifyPartition';

/** Units of 1e-7 degrees to a metre at 32° north. */
const METRE = { east: 106, north: 90 };
let leaves: Polygons[] = [];
let fine = new Set<string>();

beforeAll(async () => {
  const units = await readCounty('610927');
  leaves = units.flatMap(({ polygons }) => (polygons ? [polygons] : []));
  fine = fineCorners(leaves);
});

/** Every leaf drawn anew with its own error, and some edges with a corner of their own. */
function redrawn(metres: number, seed: number): Polygons[] {
  const random = createRandom(seed);
  const error = (perMetre: number) => Math.round((2 * random() - 1) * metres * perMetre);
  return leaves.map((polygons) =>
    polygons.map((rings) =>
      rings.map((ring) => {
        const out: number[] = [];
        for (let i = 0; i < ring.length; i += 2) {
          const j = (i + 2) % ring.length;
          const [x, y] = [at(ring, i), at(ring, i + 1)];
          // an edge of a metre or two would be turned over: that is no sliver
          const isFine = fine.has(`${x},${y}`);
          out.push(x + (isFine ? 0 : error(METRE.east)), y + (isFine ? 0 : error(METRE.north)));
          const isLong =
            Math.abs(at(ring, j) - x) + Math.abs(at(ring, j + 1) - y) > 40 * METRE.north;
          if (!isLong || random() > 0.2) continue;
          const part = 0.3 + 0.4 * random();
          out.push(
            Math.round(x + part * (at(ring, j) - x)) + error(METRE.east),
            Math.round(y + part * (at(ring, j + 1) - y)) + error(METRE.north),
          );
        }
        return Int32Array.from(out);
      }),
    ),
  );
}

/** Corners with another one within about 5 metres, as "x,y". */
function fineCorners(all: readonly Polygons[]): Set<string> {
  const corners = new Set<string>();
  for (const ring of all.flat(2)) {
    for (let i = 0; i < ring.length; i += 2) corners.add(`${at(ring, i)},${at(ring, i + 1)}`);
  }
  const places = [...corners].map((key) => key.split(',').map(Number) as [number, number]);
  const reach = 5 * METRE.east;
  const fine = places.filter(([x, y]) =>
    places.some(
      ([u, v]) => (u !== x || v !== y) && Math.abs(u - x) < reach && Math.abs(v - y) < reach,
    ),
  );
  return new Set(fine.map(String));
}

describe('repairSlivers', () => {
  it('leaves what fits alone', () => {
    const { leaves: same, repairs } = repairSlivers(leaves, 1);
    expect(repairs).toEqual([]);
    expect(same).toEqual(leaves);
    expect(verifyPartition(leaves, null, 5).defects).toEqual([]);
  });

  it('makes 345 grids fit again whose every corner is off by up to 0.3 m', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const drawn = redrawn(0.3, seed);
        expect(verifyPartition(drawn, null, 1).defects).not.toEqual([]);
        const { leaves: fitted, repairs } = repairSlivers(drawn, 1);
        expect(verifyPartition(fitted, null, 5).defects).toEqual([]);
        expect(Math.max(...repairs.map(({ metres }) => metres))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('does not hide a corner that is off by more than a metre: the place is told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 344 }),
        fc.nat(5),
        fc.boolean(),
        (leaf, corner, east) => {
          const ring = leaves[leaf]?.[0]?.[0] as Int32Array;
          const moved = ring.slice();
          const i = (corner * 2) % ring.length;
          moved[i] = at(ring, i) + (east ? 3 : -3) * METRE.east;
          // A corner that slid along its own edge is off by less than it went: that may be mended.
          fc.pre(Math.max(metresFrom(ring, moved, i), metresFrom(moved, ring, i)) > 1);
          const drawn = leaves.map((polygons, own) => (own === leaf ? [[moved]] : polygons));
          const { leaves: fitted } = repairSlivers(drawn, 1);
          const { defects } = verifyPartition(fitted, verified(), 20);
          expect(defects.length).toBeGreaterThan(0);
          const isNear = defects.some(({ leaf: told, other }) => told === leaf || other === leaf);
          expect(isNear || defects.some(({ kind }) => kind === 'uncovered')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** How far the corner at `i` of one ring is from the edges of another. */
function metresFrom(one: Int32Array, other: Int32Array, i: number): number {
  const x = (n: number, ring = other) => at(ring, n % ring.length) / METRE.east;
  const y = (n: number, ring = other) => at(ring, (n % ring.length) + 1) / METRE.north;
  let nearest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < other.length; j += 2) {
    const [dx, dy] = [x(j + 2) - x(j), y(j + 2) - y(j)];
    const [px, py] = [x(i, one) - x(j), y(i, one) - y(j)];
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(px - along * dx, py - along * dy));
  }
  return nearest;
}

/** The outline that the untouched leaves add up to. */
function verified(): Polygons {
  const { partition } = verifyPartition(leaves, null, 1);
  if (!partition) throw new Error('the demonstration does not fit');
  return partition.outline;
}
