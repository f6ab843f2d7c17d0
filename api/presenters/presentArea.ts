import { AREA_LEVELS } from '@shared/areaLevels';
import type { AreaBoundary, AreaDetail, AreaSummary } from '@shared/schemas/areas';
import type { AreaStep } from '@shared/schemas/fields';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { AreaRow } from '../queries/findArea';

/** A step of a path with its level named. */
export const presentStep = ({ code, name }: AreaStep): AreaSummary => ({
  code,
  name,
  level: AREA_LEVELS[(code.length - 6) / 3] ?? 'county',
});

/** A unit with where it stands in the tree. */
export function presentArea(directory: CountyDirectory, area: AreaRow): AreaDetail {
  return {
    code: area.code,
    name: area.name,
    level: area.level,
    parent: area.parent,
    path: directory.areas.path(area.code).map(presentStep),
    center: area.center,
    childCount: directory.areas.children(area.code).length,
    ...(area.households === null ? {} : { households: area.households }),
    made: area.made,
    ...(area.boundary === undefined ? {} : { boundary: area.boundary as AreaBoundary | null }),
  };
}
