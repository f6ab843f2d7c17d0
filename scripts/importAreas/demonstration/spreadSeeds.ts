import { Delaunay } from 'd3-delaunay';
import { type Box, boundingBox } from '../../../api/grids/topology/boundingBox';
import { isInsideRing, type Ring } from '../../../api/grids/topology/integerRings';
import { centroid } from '../../../api/grids/topology/interiorPoint';

export interface Attractor {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** How far around a township's centre people live closer together: about 2 km. */
const TOWN_RADIUS = 2e5;
const RELAXATIONS = 2;

/**
 * `count` distinct integer points inside the outline, denser near the attractors, evened out by a
 * few rounds of Lloyd's algorithm. Deterministic: only + − × ÷ √ of the generator's numbers.
 */
export function spreadSeeds(
  outline: Ring,
  count: number,
  attractors: readonly Attractor[],
  random: () => number,
): Float64Array {
  const box = boundingBox(outline);
  const density = (x: number, y: number): number => {
    let sum = 0.12;
    for (const town of attractors) {
      const squared = squaredLength(x - town.x, y - town.y) / (TOWN_RADIUS * TOWN_RADIUS);
      sum += town.weight / (1 + squared * squared);
    }
    return Math.min(1, sum);
  };
  const seeds = new Float64Array(count * 2);
  const taken = new Set<string>();
  for (let i = 0; i < count; ) {
    const x = Math.floor(box.minX + random() * (box.maxX - box.minX));
    const y = Math.floor(box.minY + random() * (box.maxY - box.minY));
    if (random() > density(x, y) || !isInsideRing(outline, x, y) || taken.has(`${x},${y}`))
      continue;
    taken.add(`${x},${y}`);
    seeds[i * 2] = x;
    seeds[i * 2 + 1] = y;
    i += 1;
  }
  for (let round = 0; round < RELAXATIONS; round += 1) relax(seeds, outline, box);
  return seeds;
}

/** Plain multiplication: `**` need not round the same in every engine. */
export const squaredLength = (x: number, y: number): number => x * x + y * y;

/** Moves every seed to the middle of its cell, unless that lies outside the outline. */
function relax(seeds: Float64Array, outline: Ring, box: Box): void {
  const voronoi = new Delaunay(seeds).voronoi([box.minX, box.minY, box.maxX, box.maxY]);
  for (let i = 0; i < seeds.length; i += 2) {
    const cell = voronoi.cellPolygon(i / 2);
    if (!cell) continue;
    const [x, y] = centroid(cell.flat());
    if (!isInsideRing(outline, x, y)) continue;
    seeds[i] = x;
    seeds[i + 1] = y;
  }
}
