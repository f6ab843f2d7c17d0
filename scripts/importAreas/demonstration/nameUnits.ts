import type { AreaUnit } from '../../../api/commands/importAreas/areaUnit';
import type { Ring } from '../../../api/grids/topology/integerRings';
import { chineseNumeral } from './chineseNumeral';
import type { CountyFigures } from './countyFigures';
import type { CountyFile } from './countyFile';
import type { CellGroups } from './groupCells';

/** The tree as units with codes and names; only the last level carries polygons. */
export function nameUnits(
  file: CountyFile,
  figures: CountyFigures,
  groups: CellGroups,
  cells: readonly Ring[][][],
): AreaUnit[] {
  const units: AreaUnit[] = [
    { code: file.code, name: file.name, level: 'county', parent: null, polygons: null },
  ];
  file.townships.forEach((township, t) => {
    units.push({ ...township, level: 'township', parent: file.code, polygons: null });
    const villages = file.villages.filter((village) => village.township === township.code);
    villages.forEach(({ code, name }, v) => {
      units.push({ code, name, level: 'village', parent: township.code, polygons: null });
      units.push(...gridsOf(code, figures, groups[t]?.[v] ?? [], cells));
    });
  });
  return units;
}

function gridsOf(
  village: string,
  figures: CountyFigures,
  grids: readonly number[][],
  cells: readonly Ring[][][],
): AreaUnit[] {
  return grids.flatMap((members, g) => {
    const code = `${village}${threeDigits(g + 1)}`;
    const name = `第${chineseNumeral(g + 1)}网格`;
    const isLeaf = figures.leafLevel === 'grid';
    const polygons = isLeaf ? (cells[members[0] ?? -1] ?? null) : null;
    const grid: AreaUnit = { code, name, level: 'grid', parent: village, polygons };
    if (isLeaf) return [grid];
    const microgrids = members.map((cell, m): AreaUnit => {
      const number = m + 1;
      return {
        code: `${code}${threeDigits(number)}`,
        name: `第${chineseNumeral(number)}微网格`,
        level: 'microgrid',
        parent: code,
        polygons: cells[cell] ?? null,
      };
    });
    return [grid, ...microgrids];
  });
}

const threeDigits = (value: number): string => String(value).padStart(3, '0');
