import type { AreaDetail } from '@shared/schemas/areas';
import type { Polygon } from 'geojson';
import { apiError } from '../errors';
import { Area, type AreaDocument } from '../models/Area';

/** What is read of a unit; its boundary only when asked for, it may be large. */
const UNIT = { code: 1, name: 1, level: 1, parent: 1, center: 1, households: 1, made: 1 } as const;

export type AreaRow = Pick<
  AreaDocument,
  'code' | 'name' | 'level' | 'parent' | 'center' | 'households' | 'made'
> & { boundary?: AreaDocument['boundary'] | Polygon };

/** A unit in force. @throws ApiError not_found */
export async function findArea(code: string, boundary: boolean): Promise<AreaRow> {
  const fields = boundary ? { ...UNIT, boundary: 1 as const } : UNIT;
  const area = await Area.findOne(
    { county: code.slice(0, 6), code, validTo: null },
    fields,
  ).lean<AreaRow>();
  if (!area) throw apiError('not_found');
  return area;
}

/** The units directly below a unit, in the order of their codes. */
export const listChildren = (code: AreaDetail['code'], boundary: boolean): Promise<AreaRow[]> =>
  Area.find(
    { county: code.slice(0, 6), parent: code, validTo: null },
    boundary ? { ...UNIT, boundary: 1 } : UNIT,
  )
    .sort({ code: 1 })
    .lean<AreaRow[]>();
