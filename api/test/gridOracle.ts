import type { GridUnit } from '../grids/gridIndex';

/** A leaf as the oracle sees it: its own reading of the GeoJSON, nothing of the index's. */
export interface OracleLeaf {
  readonly code: string;
  /** Closed rings of integer points, units of 1e-7 degrees. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/** Units with a boundary whose children have none, in order of their codes. */
export function oracleLeaves(units: readonly GridUnit[]): OracleLeaf[] {
  const withBoundary = units.filter(({ boundary }) => boundary !== null);
  const parents = new Set(withBoundary.flatMap(({ path }) => path.slice(0, -1)));
  return withBoundary
    .filter(({ code }) => !parents.has(code))
    .map(({ code, boundary }) => {
      const polygons =
        boundary?.type === 'Polygon' ? [boundary.coordinates] : (boundary?.coordinates ?? []);
      const rings = polygons.flat().map((ring) =>
        ring.map((place) => {
          const [x = Number.NaN, y = Number.NaN] = place;
          return [Math.round(x * 1e7), Math.round(y * 1e7)] as const;
        }),
      );
      const xs = rings.flat().map(([x]) => x);
      const ys = rings.flat().map(([, y]) => y);
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
      return { code, rings, box };
    })
    .sort((a, b) => a.code.localeCompare(b.code, 'en'));
}

// A lattice point is moved by far less than it can be away from any edge it is not on, east and a
// thousandfold of a thousandfold less north: then it lies on no edge, and its winding number says
// which side of every shared edge it counts to.
const LATTICE = 1n << 140n;
const EAST = 1n << 60n;
const NORTH = 1n;

/** Winding number of a leaf around the moved point, in exact integers of any size. */
export function windingNumber(leaf: OracleLeaf, x: number, y: number): number {
  const px = BigInt(x) * LATTICE + EAST;
  const py = BigInt(y) * LATTICE + NORTH;
  let winding = 0;
  for (const ring of leaf.rings) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [ax, ay] = (ring[i] ?? [0, 0]).map((value) => BigInt(value) * LATTICE) as [
        bigint,
        bigint,
      ];
      const [bx, by] = (ring[i + 1] ?? [0, 0]).map((value) => BigInt(value) * LATTICE) as [
        bigint,
        bigint,
      ];
      const isLeft = (bx - ax) * (py - ay) - (px - ax) * (by - ay);
      if (ay <= py && by > py && isLeft > 0n) winding += 1;
      if (ay > py && by <= py && isLeft < 0n) winding -= 1;
    }
  }
  return winding;
}

/** Whether the point lies exactly on a leaf's boundary. */
export function isOnBoundary(leaf: OracleLeaf, x: number, y: number): boolean {
  const [px, py] = [BigInt(x), BigInt(y)];
  return leaf.rings.some((ring) =>
    ring.some(([ax, ay], i) => {
      const next = ring[i + 1];
      if (!next) return false;
      const [bx, by] = next;
      if (x < Math.min(ax, bx) || x > Math.max(ax, bx)) return false;
      if (y < Math.min(ay, by) || y > Math.max(ay, by)) return false;
      const [dx, dy] = [BigInt(bx - ax), BigInt(by - ay)];
      return dx * (py - BigInt(ay)) === dy * (px - BigInt(ax));
    }),
  );
}

export interface Verdict {
  /** Leaves that claim the point; more than one would be an overlap. */
  readonly claims: number;
  /** The leaf it counts to; null outside the county. */
  readonly code: string | null;
}

/** Asks every leaf whose box holds the point. */
export function askOracle(leaves: readonly OracleLeaf[], x: number, y: number): Verdict {
  const near = leaves.filter(
    ({ box: [minX, minY, maxX, maxY] }) => x >= minX && x <= maxX && y >= minY && y <= maxY,
  );
  const claiming = near.filter((leaf) => windingNumber(leaf, x, y) !== 0);
  const [first] = claiming;
  if (first) return { claims: claiming.length, code: first.code };
  // on the county's own boundary with nothing to the east: the first by code that touches it
  const touching = near.find((leaf) => isOnBoundary(leaf, x, y));
  return { claims: touching ? 1 : 0, code: touching?.code ?? null };
}
