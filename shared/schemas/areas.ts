import * as z from 'zod/mini';
import { AREA_LEVELS } from '../areaLevels';
import { areaCode, datum, queryPosition } from './fields';

export const areaLevel = z.enum(AREA_LEVELS);

/** A unit as it stands in a path or a list. */
export const areaSummary = z.object({ code: areaCode, name: z.string(), level: areaLevel });
export type AreaSummary = z.infer<typeof areaSummary>;

/** [longitude, latitude], degrees, WGS-84. */
const coordinate = z.readonly(z.tuple([z.number(), z.number()]));

/** GeoJSON (RFC 7946), WGS-84. */
export const areaBoundary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(coordinate)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(coordinate))) }),
]);
export type AreaBoundary = z.infer<typeof areaBoundary>;

/** One unit: `center` lies inside it, WGS-84; `boundary` only when asked for, null when it has none. */
export const areaDetail = z.object({
  ...areaSummary.shape,
  parent: z.nullable(areaCode),
  path: z.array(areaSummary),
  center: coordinate,
  childCount: z.int(),
  households: z.optional(z.int()),
  /** True when the boundary was made for the demonstration and is not the county's own. */
  made: z.boolean(),
  boundary: z.optional(z.nullable(areaBoundary)),
});
export type AreaDetail = z.infer<typeof areaDetail>;

/** `GET /areas/{code}` and its children: a boundary may be large, so it is sent only when asked for. */
export const areaQuery = z.strictObject({
  boundary: z._default(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((value) => value === 'true'),
    ),
    false,
  ),
});
export const childrenResponse = z.object({ items: z.array(areaDetail) });

/** `GET /grids/locate?longitude=&latitude=&datum=&accuracyMetres=` */
export const locateQuery = z.strictObject({
  ...queryPosition,
  datum,
});

/** A unit with its whole path, county first, itself last. */
const locatedArea = z.object({ ...areaSummary.shape, path: z.array(areaSummary) });

const nearbyArea = z.object({ ...locatedArea.shape, distanceMetres: z.number() });

/**
 * Where a point is. `alternatives` are the other grids within the position's accuracy, nearest
 * first; `candidates` the units below that have no boundary of their own (the micro-grids of one
 * building), for the person to choose from.
 */
export const locateResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inside'),
    area: areaSummary,
    path: z.array(areaSummary),
    distanceToOtherMetres: z.nullable(z.number()),
    other: z.nullable(nearbyArea),
    alternatives: z.array(nearbyArea),
    candidates: z.array(areaSummary),
  }),
  z.object({ kind: z.literal('outside'), nearest: nearbyArea, distanceMetres: z.number() }),
]);
export type LocateResponse = z.infer<typeof locateResponse>;
