import { createRandom } from '../../scripts/importAreas/demonstration/random';
import type { OracleLeaf } from './gridOracle';

export type Place = readonly [x: number, y: number];

/**
 * Points that are hard to assign, units of 1e-7 degrees: a third exactly on corners and edges (the
 * outline's among them), a third within 3 cm of one, a third anywhere in and around the county.
 */
export function hardPoints(leaves: readonly OracleLeaf[], count: number, seed: number): Place[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const rim = rimRings(leaves);
  const onEdge = (): Place => {
    const ring = random() < 0.2 ? pick(rim) : pick(pick(leaves).rings);
    return random() < 0.4 ? pick(ring) : latticePointOnEdge(ring, random);
  };
  const minX = Math.min(...leaves.map(({ box }) => box[0])) - 50_000;
  const minY = Math.min(...leaves.map(({ box }) => box[1])) - 50_000;
  const maxX = Math.max(...leaves.map(({ box }) => box[2])) + 50_000;
  const maxY = Math.max(...leaves.map(({ box }) => box[3])) + 50_000;
  const anywhere = (): Place => [
    Math.floor(minX + random() * (maxX - minX)),
    Math.floor(minY + random() * (maxY - minY)),
  ];
  const beside = (): Place => {
    const [x, y] = onEdge();
    return [x + Math.floor(random() * 7) - 3, y + Math.floor(random() * 7) - 3];
  };
  return Array.from(
    { length: count },
    (_, i) => [onEdge, beside, anywhere][i % 3]?.() ?? anywhere(),
  );
}

/** Edges without a reverse: the outline. */
function rimRings(leaves: readonly OracleLeaf[]): OracleLeaf['rings'] {
  const walked = new Set<string>();
  const eachEdge = (visit: (a: Place, b: Place, ring: OracleLeaf['rings'][number]) => void) => {
    for (const { rings } of leaves) {
      for (const ring of rings) {
        ring.slice(1).forEach((b, i) => {
          visit(ring[i] as Place, b, ring);
        });
      }
    }
  };
  eachEdge((a, b) => walked.add(`${a}>${b}`));
  const rim: Place[][] = [];
  eachEdge((a, b) => {
    if (!walked.has(`${b}>${a}`)) rim.push([a, b]);
  });
  return rim;
}

/** Corners of the outline, each once. */
export function rimCorners(leaves: readonly OracleLeaf[]): Place[] {
  return rimRings(leaves).flatMap(([start]) => (start ? [start] : []));
}

/** A point with integer coordinates exactly on an edge, not at its ends where there is one. */
function latticePointOnEdge(ring: readonly Place[], random: () => number): Place {
  const start = Math.floor(random() * (ring.length - 1));
  for (let step = 0; step < ring.length - 1; step += 1) {
    const i = (start + step) % (ring.length - 1);
    const [ax, ay] = ring[i] as Place;
    const [bx, by] = ring[i + 1] as Place;
    const parts = greatestCommonDivisor(Math.abs(bx - ax), Math.abs(by - ay));
    if (parts < 2) continue;
    const part = 1 + Math.floor(random() * (parts - 1));
    return [ax + ((bx - ax) / parts) * part, ay + ((by - ay) / parts) * part];
  }
  return ring[start] as Place;
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
