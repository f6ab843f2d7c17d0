import { createHash } from 'node:crypto';
import { countyOfCode, pathOfCode } from '@shared/areaLevels';
import { toDegrees, toGeoJson } from '../../grids/topology/integerRings';
import { type AreaDocument, NOT_IN_FORCE } from '../../models/Area';
import type { PlacedUnit } from './deriveBoundaries';

/** The same for the same content, whatever the import; a cheap way to see what changed. */
export function digestOf({ unit, polygons, center }: PlacedUnit, made: boolean): string {
  const { code, name, level, parent, households = null } = unit;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([code, name, level, parent, households, center, made]));
  for (const rings of polygons ?? []) {
    hash.update('polygon');
    for (const ring of rings) {
      hash.update(`ring ${ring.length}`);
      hash.update(new Uint8Array(ring.buffer, ring.byteOffset, ring.byteLength));
    }
  }
  return hash.digest('base64url');
}

/** A version as it is written first: in force at no time, until the import switches it on. */
export function stagedDocument(
  placed: PlacedUnit,
  digest: string,
  importId: string,
  made: boolean,
): AreaDocument {
  const { unit, polygons, center } = placed;
  return {
    _id: `${unit.code}@${importId}`,
    county: countyOfCode(unit.code),
    code: unit.code,
    name: unit.name,
    level: unit.level,
    parent: unit.parent,
    path: pathOfCode(unit.code),
    center: [toDegrees(center[0]), toDegrees(center[1])],
    boundary: polygons ? toGeoJson(polygons) : null,
    households: unit.households ?? null,
    made,
    digest,
    importId,
    validFrom: NOT_IN_FORCE,
    validTo: NOT_IN_FORCE,
  };
}
