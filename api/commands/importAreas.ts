import type { Wgs84 } from '@shared/coordinates';
import { toPoint } from '../grids/topology/integerRings';
import { type AreaProblem, refuseIf } from './importAreas/areaProblem';
import type { AreaUnit } from './importAreas/areaUnit';
import { cleanUnit } from './importAreas/checkRings';
import { checkTree, findLeaves } from './importAreas/checkTree';
import { deriveBoundaries } from './importAreas/deriveBoundaries';
import { fitLeaves } from './importAreas/fitLeaves';
import { type AreaChanges, writeAreas } from './importAreas/writeAreas';

export type ImportStep = 'checking' | 'fitting' | 'deriving' | 'writing' | 'done';

export interface ImportProgress {
  readonly step: ImportStep;
  readonly done: number;
  readonly total: number;
}

export interface ImportAreasInput {
  /** 6 digits. */
  readonly county: string;
  /** The whole tree, in any order. */
  readonly units: readonly AreaUnit[];
  /** The boundaries were made for the demonstration. */
  readonly made: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly now?: () => Date;
}

export interface ImportAreasResult extends AreaChanges {
  readonly units: number;
  /** Units of the last level that has boundaries. */
  readonly leaves: number;
  /** Slivers up to 1 m that were put right, widest first. */
  readonly repairs: readonly {
    readonly code: string;
    readonly coordinate: Wgs84;
    readonly metres: number;
  }[];
}

/**
 * Puts a county's area tree in force. Nothing is written unless the whole tree is right: codes,
 * levels and parents, rings, and a last level that divides the county without gap or overlap.
 * Importing the same again changes nothing; what changed keeps its old version with `validTo`.
 * @throws AreaImportError with what is wrong and where
 */
export async function importAreas(input: ImportAreasInput): Promise<ImportAreasResult> {
  const { county, units, made, onProgress = () => {}, now = () => new Date() } = input;
  const report = (step: ImportStep, done = 0, total = units.length) =>
    onProgress({ step, done, total });
  report('checking');
  refuseIf(checkTree(county, units));
  const problems: AreaProblem[] = [];
  // in order of the codes, so that the order in a file makes no difference to what follows from it
  const ordered = [...units].sort((a, b) => (a.code < b.code ? -1 : 1));
  const cleaned = ordered.map((unit) => cleanUnit(unit, problems));
  refuseIf(problems);
  const leaves = findLeaves(cleaned, problems);
  refuseIf(problems);
  report('fitting', 0, leaves.length);
  const outline = cleaned.find(({ code }) => code === county)?.polygons ?? null;
  const fitted = fitLeaves(leaves, leaves.some(({ code }) => code === county) ? null : outline);
  report('deriving');
  const placed = deriveBoundaries(cleaned, fitted, problems);
  refuseIf(problems);
  report('writing', 0, placed.length);
  const changes = await writeAreas(county, placed, {
    made,
    now,
    onWritten: (done, total) => report('writing', done, total),
  });
  report('done', units.length);
  const repairs = [...fitted.repairs]
    .sort((a, b) => b.metres - a.metres)
    .map(({ code, x, y, metres }) => ({ code, metres, coordinate: toPoint(x, y) }));
  return { ...changes, units: units.length, leaves: leaves.length, repairs };
}
