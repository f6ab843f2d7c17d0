import { pathOfCode } from '@shared/areaLevels';
import type { AreaUnit } from '../../../api/commands/importAreas/areaUnit';
import { cleanUnit } from '../../../api/commands/importAreas/checkRings';
import { findLeaves } from '../../../api/commands/importAreas/checkTree';
import { deriveBoundaries } from '../../../api/commands/importAreas/deriveBoundaries';
import { fitLeaves } from '../../../api/commands/importAreas/fitLeaves';
import type { GridUnit } from '../../../api/grids/gridIndex';
import { toDegrees, toGeoJson } from '../../../api/grids/topology/integerRings';

/** Units as an import would put them in force, without a database: for benches and tests. */
export function toGridUnits(units: readonly AreaUnit[]): GridUnit[] {
  const cleaned = units.map((unit) => cleanUnit(unit, []));
  const fitted = fitLeaves(findLeaves(cleaned, []), null);
  return deriveBoundaries(cleaned, fitted, []).map(({ unit, polygons, center }) => ({
    code: unit.code,
    name: unit.name,
    level: unit.level,
    path: pathOfCode(unit.code),
    center: [toDegrees(center[0]), toDegrees(center[1])],
    boundary: polygons ? toGeoJson(polygons) : null,
  }));
}
