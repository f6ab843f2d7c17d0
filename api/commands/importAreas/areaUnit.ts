import type { AreaLevel } from '@shared/areaLevels';
import type { Ring } from '../../grids/topology/integerRings';

/** One unit on its way in. Coordinates are units of 1e-7 degrees, WGS-84. */
export interface AreaUnit {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  /** Rings open; null where the unit has no boundary of its own or it follows from its children. */
  readonly polygons: readonly (readonly Ring[])[] | null;
  /** Where it is when it has no boundary: the building's point. */
  readonly point?: readonly [x: number, y: number];
  readonly households?: number;
  /** Which feature of the file it came from, counted from 1. */
  readonly feature?: number;
}
