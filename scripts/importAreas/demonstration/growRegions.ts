import { at } from '../../../api/grids/topology/integerRings';
import type { CellGraph } from './cellGraph';
import { squaredLength } from './spreadSeeds';

const ROUNDS = 5;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Divides cells that hang together into connected regions, one a place, sized about as the quotas
 * ask: the region that is furthest behind takes the free neighbour nearest to its middle. Repeated
 * from the middles that came out, which makes the shapes compact.
 * Promises: every cell is in exactly one region, every region is connected and not empty.
 */
export function growRegions(
  graph: CellGraph,
  cells: readonly number[],
  places: readonly Place[],
  quotas: readonly number[],
): number[][] {
  if (places.length > cells.length) throw new Error('more regions than cells');
  let centres = places;
  let regions: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    regions = growOnce(graph, cells, centres, quotas);
    centres = regions.map((region) => middleOf(graph, region));
  }
  return regions;
}

function growOnce(
  graph: CellGraph,
  cells: readonly number[],
  centres: readonly Place[],
  quotas: readonly number[],
): number[][] {
  const free = new Set(cells);
  const growing = centres.map((centre, i) => ({
    centre,
    quota: at(quotas, i),
    cells: [] as number[],
    frontier: new Set<number>(),
  }));
  const take = (region: (typeof growing)[number], cell: number): void => {
    free.delete(cell);
    for (const { frontier } of growing) frontier.delete(cell);
    region.cells.push(cell);
    for (const neighbour of graph.neighbours[cell] ?? []) {
      if (free.has(neighbour)) region.frontier.add(neighbour);
    }
  };
  for (const region of growing) take(region, nearestCell(graph, free, region.centre));
  while (free.size > 0) {
    const [first, ...others] = growing.filter(({ frontier }) => frontier.size > 0);
    if (!first) throw new Error('the cells do not hang together');
    const behind = others.reduce(
      (a, b) => (b.cells.length / b.quota < a.cells.length / a.quota ? b : a),
      first,
    );
    take(behind, nearestCell(graph, behind.frontier, behind.centre));
  }
  return growing.map((region) => region.cells);
}

export function nearestCell(graph: CellGraph, cells: Iterable<number>, place: Place): number {
  let best = -1;
  let bestDistance = Infinity;
  for (const cell of cells) {
    const distance = squaredDistance(graph, cell, place);
    if (distance < bestDistance) {
      best = cell;
      bestDistance = distance;
    }
  }
  return best;
}

export function middleOf(graph: CellGraph, cells: readonly number[]): Place {
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    x += at(graph.x, cell);
    y += at(graph.y, cell);
  }
  return { x: x / cells.length, y: y / cells.length };
}

export function squaredDistance(graph: CellGraph, cell: number, place: Place): number {
  return squaredLength(at(graph.x, cell) - place.x, at(graph.y, cell) - place.y);
}

/** Places far from one another among the cells: each is the best of a few drawn at random. */
export function scatterPlaces(
  graph: CellGraph,
  cells: readonly number[],
  count: number,
  random: () => number,
): Place[] {
  const places: Place[] = [];
  const left = new Set(cells);
  while (places.length < count) {
    let best = -1;
    let bestDistance = -1;
    for (let draw = 0; draw < 12; draw += 1) {
      const cell = at(cells, Math.floor(random() * cells.length));
      if (!left.has(cell)) continue;
      const nearest = Math.min(...places.map((place) => squaredDistance(graph, cell, place)));
      if (nearest > bestDistance) {
        best = cell;
        bestDistance = nearest;
      }
    }
    if (best === -1) best = [...left][0] ?? -1;
    left.delete(best);
    places.push({ x: at(graph.x, best), y: at(graph.y, best) });
  }
  return places;
}
