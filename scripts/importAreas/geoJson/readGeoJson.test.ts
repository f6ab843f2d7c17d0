import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { wgs84, wgs84ToGcj02 } from '@shared/coordinates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AreaImportError } from '../../../api/commands/importAreas/areaProblem';
import { readGeoJson } from './readGeoJson';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'areas-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const SQUARE = [
  [114, 33],
  [114.01, 33],
  [114.01, 33.01],
  [114, 33.01],
  [114, 33],
] as const;
type Ring = readonly (readonly [number, number])[];

const featureOf = (properties: object, ring: Ring | null = SQUARE, extra: object = {}) => ({
  type: 'Feature',
  properties: { code: '411799', name: '试验县', level: 'county', parent: null, ...properties },
  geometry: ring && { type: 'Polygon', coordinates: [ring] },
  ...extra,
});
const collection = (features: object[], members: object = {}) => ({
  type: 'FeatureCollection',
  features,
  ...members,
});

async function read(content: object | string) {
  const file = path.join(directory, 'county.geojson');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return await readGeoJson(file);
}

async function problemsOf(content: object) {
  const error: unknown = await read(content).catch((reason: unknown) => reason);
  if (!(error instanceof AreaImportError)) throw error;
  return error.problems;
}

describe('readGeoJson', () => {
  it('reads units as integers, with the place of each in the file', async () => {
    const [county, village] = await read(
      collection([
        featureOf({ households: 12, level: '县' }),
        featureOf({ code: 411799001001, name: ' 东村 ', level: '村', parent: '411799001' }, null),
      ]),
    );
    expect(county).toMatchObject({ code: '411799', level: 'county', households: 12, feature: 1 });
    expect(county?.polygons).toEqual([
      [
        Int32Array.of(
          1_140_000_000,
          330_000_000,
          1_140_100_000,
          330_000_000,
          1_140_100_000,
          330_100_000,
          1_140_000_000,
          330_100_000,
        ),
      ],
    ]);
    expect(village).toMatchObject({ name: '东村', level: 'village', polygons: null, feature: 2 });
  });

  it('converts GCJ-02 where the file says so, also after the features', async () => {
    const shifted = SQUARE.map(([x, y]) => {
      const [longitude, latitude] = wgs84ToGcj02(wgs84(x, y));
      return [longitude, latitude] as const;
    });
    const plain = await read(collection([featureOf({})]));
    const atEnd = await read(collection([featureOf({}, shifted)], { datum: 'GCJ-02' }));
    const ofFeature = await read(collection([featureOf({ datum: 'GCJ-02' }, shifted)]));
    for (const units of [atEnd, ofFeature]) {
      units[0]?.polygons?.[0]?.[0]?.forEach((value, i) => {
        expect(Math.abs(value - (plain[0]?.polygons?.[0]?.[0]?.[i] ?? 0))).toBeLessThanOrEqual(1);
      });
    }
    expect(Math.abs((shifted[0]?.[0] ?? 0) - 114)).toBeGreaterThan(0.001);
  });

  it.each<[string, object, object]>([
    ['no code', featureOf({ code: null }), { message: '属性 code 不正确', feature: 1 }],
    [
      'an unknown level',
      featureOf({ level: '片区' }),
      { message: '属性 level 不正确', code: '411799' },
    ],
    ['no feature', { type: 'Point' }, { feature: 1 }],
    [
      'an open ring',
      featureOf({}, SQUARE.slice(0, 4)),
      { message: '边界环没有闭合，首尾两点不同', code: '411799', coordinate: [114, 33] },
    ],
    [
      'three positions',
      featureOf({}, [...SQUARE.slice(0, 2), SQUARE[0]]),
      { message: '边界环至少要有 4 个点（首尾相同）', feature: 1 },
    ],
    [
      'projected metres',
      featureOf({}, [[38_500_000, 3_650_000]]),
      { message: expect.stringContaining('不是经纬度') },
    ],
    [
      'a line',
      featureOf({}, null, { geometry: { type: 'LineString', coordinates: [] } }),
      { message: expect.stringContaining('LineString') },
    ],
    [
      'an unknown datum',
      featureOf({ datum: 'BD-09' }),
      { message: expect.stringContaining('BD-09') },
    ],
  ])('refuses %s', async (_, feature, expected) => {
    expect(await problemsOf(collection([feature]))).toContainEqual(
      expect.objectContaining(expected),
    );
  });

  it('refuses a coordinate system that is none of ours', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
    expect(await problemsOf(collection([featureOf({})], { crs }))).toHaveLength(1);
    const same = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
    expect(await read(collection([featureOf({})], { crs: same }))).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"type": FeatureCollection}', '文件不是合法的 JSON'],
    [
      'half a file',
      JSON.stringify(collection([featureOf({})])).slice(0, -20),
      '文件不完整，读到一半就结束了',
    ],
    ['another object', '{"type": "Topology"}', '文件不是 GeoJSON FeatureCollection'],
    ['a list', '[1, 2]', '文件不是 GeoJSON FeatureCollection'],
    ['nothing', '', '文件不完整，读到一半就结束了'],
  ])('says in words that it is %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });
});
