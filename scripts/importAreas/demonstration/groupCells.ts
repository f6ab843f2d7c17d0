import { type CellGraph, hangsTogether } from './cellGraph';
import type { CountyFigures } from './countyFigures';
import type { CountyFile } from './countyFile';
import {
  growRegions,
  middleOf,
  nearestCell,
  type Place,
  scatterPlaces,
  squaredDistance,
} from './growRegions';
import { shareOut } from './shareOut';

/** Cells of each grid, by township and village in the order of the file. */
export type CellGroups = number[][][][];

/**
 * Groups cells upward into grids, villages and townships, each connected. The counts are exact;
 * the sizes follow the number of villages.
 */
export function groupCells(
  file: CountyFile,
  figures: CountyFigures,
  graph: CellGraph,
  places: readonly Place[],
  random: () => number,
): CellGroups {
  const villages = file.townships.map(
    ({ code }) => file.villages.filter(({ township }) => township === code).length,
  );
  const exact = file.townships.findIndex(({ code }) => code === figures.exact?.township);
  const townships = divideCounty(graph, villages, places, exact, figures.exact?.leaves ?? 0);
  const grids = shareOut(
    figures.grids,
    townships.map((cells, i) => {
      if (i === exact)
        return { weight: 1, min: figures.exact?.grids ?? 0, max: figures.exact?.grids ?? 0 };
      const max = cells.length;
      const min = figures.leafLevel === 'grid' ? max : (villages[i] ?? 0);
      return { weight: cells.length, min, max };
    }),
  );
  return townships.map((cells, i) =>
    divideTownship(graph, cells, villages[i] ?? 0, grids[i] ?? 0, random),
  );
}

function divideCounty(
  graph: CellGraph,
  villages: readonly number[],
  places: readonly Place[],
  exact: number,
  exactCells: number,
): number[][] {
  const all = graph.neighbours.map((_, cell) => cell);
  const exactPlace = places[exact];
  if (!exactPlace) return growRegions(graph, all, places, villages);
  const fixed = growExactly(graph, all, exactPlace, exactCells);
  const own = new Set(fixed);
  const others = <T>(list: readonly T[]) => list.filter((_, i) => i !== exact);
  const rest = all.filter((cell) => !own.has(cell));
  const regions = growRegions(graph, rest, others(places), others(villages));
  regions.splice(exact, 0, fixed);
  return regions;
}

/** A connected region of exactly `count` cells around a place that leaves the rest connected. */
function growExactly(
  graph: CellGraph,
  cells: readonly number[],
  place: Place,
  count: number,
): number[] {
  const starts = [...cells].sort(
    (a, b) => squaredDistance(graph, a, place) - squaredDistance(graph, b, place),
  );
  for (const start of starts) {
    const region = takeNearest(graph, start, count);
    const own = new Set(region);
    if (
      hangsTogether(
        graph,
        cells.filter((cell) => !own.has(cell)),
      )
    )
      return region;
  }
  throw new Error('no room for a township of exactly this size');
}

function takeNearest(graph: CellGraph, start: number, count: number): number[] {
  const place = middleOf(graph, [start]);
  const region = new Set<number>();
  const reachable = new Set([start]);
  while (region.size < count) {
    const next = nearestCell(graph, reachable, place);
    reachable.delete(next);
    region.add(next);
    for (const neighbour of graph.neighbours[next] ?? []) {
      if (!region.has(neighbour)) reachable.add(neighbour);
    }
  }
  return [...region];
}

/** Villages of a township, each a list of grids, each a list of cells. */
function divideTownship(
  graph: CellGraph,
  cells: readonly number[],
  villages: number,
  grids: number,
  random: () => number,
): number[][][] {
  const places = scatterPlaces(graph, cells, villages, random);
  const regions = growRegions(
    graph,
    cells,
    places,
    places.map(() => 1),
  );
  const shares = shareOut(
    grids,
    regions.map((region) => ({ weight: region.length, min: 1, max: region.length })),
  );
  return regions.map((region, i) => {
    const own = scatterPlaces(graph, region, shares[i] ?? 1, random);
    return growRegions(
      graph,
      region,
      own,
      own.map(() => 1),
    );
  });
}
