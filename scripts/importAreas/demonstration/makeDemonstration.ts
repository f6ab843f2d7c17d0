import type { AreaUnit } from '../../../api/commands/importAreas/areaUnit';
import type { Ring } from '../../../api/grids/topology/integerRings';
import { toUnits } from '../../../api/grids/topology/integerRings';
import { buildCellGraph } from './cellGraph';
import { cleanOutline } from './cleanOutline';
import { clipVoronoi } from './clipVoronoi';
import { COUNTY_FIGURES } from './countyFigures';
import type { CountyFile } from './countyFile';
import { groupCells } from './groupCells';
import { nameUnits } from './nameUnits';
import { placeTownships } from './placeTownships';
import { createRandom } from './random';
import { spreadSeeds } from './spreadSeeds';
import { traceCells } from './traceCells';

const ATTEMPTS = 5;

/**
 * A whole area tree for one of the five counties: townships and villages by name and code as in
 * the file; their boundaries, the grids and the micro-grids are made, the same on every run.
 * Only the units of the last level carry a boundary; the importer derives the others.
 * Throws Error for a county that has no figures.
 */
export function makeDemonstration(file: CountyFile): AreaUnit[] {
  const figures = COUNTY_FIGURES[file.code];
  const coordinates = file.boundary.coordinates[0];
  if (!figures || !coordinates) throw new Error(`没有 ${file.code} 的演示数据`);
  const outline = cleanOutline(coordinates);
  for (let attempt = 1; ; attempt += 1) {
    const random = createRandom(Number(file.code) + attempt - 1);
    const centre = { x: toUnits(file.center[0]), y: toUnits(file.center[1]) };
    const places = placeTownships(file, outline, centre, random);
    const attractors = places.map(({ x, y, isUrban }) => ({ x, y, weight: isUrban ? 0.9 : 0.35 }));
    const seeds = spreadSeeds(outline, figures.leaves, attractors, random);
    const cells = cellsOf(outline, seeds, figures.leaves, attempt);
    if (!cells) continue;
    const groups = groupCells(file, figures, buildCellGraph(cells), places, random);
    return nameUnits(file, figures, groups, cells);
  }
}

/** The cells, or null when they do not fit the lattice and other seeds should be tried. */
function cellsOf(outline: Ring, seeds: Float64Array, count: number, attempt: number) {
  try {
    return traceCells(clipVoronoi(outline, seeds), count);
  } catch (error) {
    if (attempt >= ATTEMPTS) throw error;
    return null;
  }
}
