import { AREA_LEVELS, type AreaLevel } from '@shared/areaLevels';
import { gcj02, gcj02ToWgs84 } from '@shared/coordinates';
import * as z from 'zod/mini';
import {
  AreaImportError,
  type AreaProblem,
  PROBLEM_LIMIT,
} from '../../../api/commands/importAreas/areaProblem';
import type { AreaUnit } from '../../../api/commands/importAreas/areaUnit';
import { type Ring, toDegrees, toUnits } from '../../../api/grids/topology/integerRings';
import { fileMessages } from '../messages';
import { readFeatures } from './readFeatures';
import { readGeometry } from './readGeometry';

type Datum = 'WGS-84' | 'GCJ-02';

/** How counties write a level beside our own names. */
const CHINESE_LEVELS: Readonly<Record<string, AreaLevel>> = {
  县: 'county',
  区: 'county',
  乡镇: 'township',
  街道: 'township',
  '乡镇/街道': 'township',
  村: 'village',
  社区: 'village',
  '村/社区': 'village',
  网格: 'grid',
  微网格: 'microgrid',
};

const levelName = z.pipe(
  z.string(),
  z.transform((name, context): AreaLevel => {
    const level = AREA_LEVELS.find((known) => known === name) ?? CHINESE_LEVELS[name];
    if (level) return level;
    context.issues.push({ code: 'custom', message: name, input: name });
    return z.NEVER;
  }),
);
const code = z.pipe(z.union([z.string(), z.int()]), z.transform(String));
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    code,
    name: z.string(),
    level: levelName,
    parent: z.optional(z.nullable(code)),
    households: z.optional(z.nullable(z.int().check(z.gte(0)))),
    datum: z.optional(z.string()),
  }),
  geometry: z.nullable(z.looseObject({ type: z.string(), coordinates: z.optional(z.unknown()) })),
});

/**
 * A county's own file as units in WGS-84. The file is streamed; what stays in memory are codes,
 * names and coordinates as integers. The datum is WGS-84 unless the collection or a feature says
 * `datum: "GCJ-02"`, wherever in the file.
 * @throws AreaImportError with feature number, code and coordinate; Error where the file is no GeoJSON
 */
export async function readGeoJson(
  file: string,
  onBytes?: (done: number) => void,
): Promise<AreaUnit[]> {
  const problems: AreaProblem[] = [];
  const units: { unit: AreaUnit; datum: string | undefined }[] = [];
  const members = await readFeatures(file, {
    onFeature: (value, number) => {
      if (problems.length >= PROBLEM_LIMIT) return;
      const read = readUnit(value, number, problems);
      if (read) units.push(read);
    },
    ...(onBytes && { onBytes }),
  });
  const collectionDatum = datumOf(members, problems);
  const converted = units.map(({ unit, datum }) => {
    const own = datum === undefined ? collectionDatum : parseDatum(datum);
    if (own === null) {
      const message = fileMessages.unknownDatum(datum ?? '');
      problems.push({ message, code: unit.code, feature: unit.feature });
    }
    return own === 'GCJ-02' ? toWgs84(unit) : unit;
  });
  if (problems.length > 0) throw new AreaImportError(problems);
  return converted;
}

function readUnit(value: unknown, number: number, problems: AreaProblem[]) {
  const parsed = feature.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    const property = path[0] === 'properties' && path[1] !== undefined ? String(path[1]) : null;
    const message = property ? fileMessages.badProperty(property) : fileMessages.notFeature;
    problems.push({ message, feature: number, code: codeIn(value) });
    return null;
  }
  const { properties, geometry } = parsed.data;
  const { polygons, point } = readGeometry(geometry, (message, coordinate) => {
    problems.push({ message, code: properties.code, feature: number, coordinate });
  });
  const unit: AreaUnit = {
    code: detached(properties.code),
    name: detached(properties.name.trim()),
    level: properties.level,
    parent: properties.parent ? detached(properties.parent) : null,
    polygons,
    feature: number,
    ...(point && { point }),
    ...(typeof properties.households === 'number' && { households: properties.households }),
  };
  return { unit, datum: properties.datum && detached(properties.datum) };
}

/** A copy of its own: a piece of a read chunk would keep the whole chunk in memory. */
const detached = (text: string): string => Buffer.from(text).toString();

function codeIn(value: unknown): string | undefined {
  const found = z.object({ properties: z.object({ code }) }).safeParse(value);
  return found.success ? found.data.properties.code : undefined;
}

function parseDatum(name: string): Datum | null {
  const plain = name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === 'GCJ02') return 'GCJ-02';
  return ['WGS84', 'CGCS2000', 'CRS84'].includes(plain) ? 'WGS-84' : null;
}

/** The collection's `datum`, or its old-style `crs` where that is one of the same numbers. */
function datumOf(members: Record<string, unknown>, problems: AreaProblem[]): Datum {
  if (members.datum !== undefined) {
    const datum = parseDatum(String(members.datum));
    if (!datum) problems.push({ message: fileMessages.unknownDatum(String(members.datum)) });
    return datum ?? 'WGS-84';
  }
  const crs = z.object({ properties: z.object({ name: z.string() }) }).safeParse(members.crs);
  if (crs.success && !/(CRS84|EPSG:{1,2}(4326|4490))$/i.test(crs.data.properties.name)) {
    problems.push({ message: fileMessages.unknownDatum(crs.data.properties.name) });
  }
  return 'WGS-84';
}

function toWgs84(unit: AreaUnit): AreaUnit {
  return {
    ...unit,
    polygons: unit.polygons?.map((rings) => rings.map(ringToWgs84)) ?? null,
    ...(unit.point && { point: pointToWgs84(...unit.point) }),
  };
}

function ringToWgs84(ring: Ring): Ring {
  const out = new Int32Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = pointToWgs84(ring[i] ?? 0, ring[i + 1] ?? 0);
    out[i] = x;
    out[i + 1] = y;
  }
  return out;
}

function pointToWgs84(x: number, y: number): readonly [number, number] {
  const [longitude, latitude] = gcj02ToWgs84(gcj02(toDegrees(x), toDegrees(y)));
  return [toUnits(longitude), toUnits(latitude)];
}
