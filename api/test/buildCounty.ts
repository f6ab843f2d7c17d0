import { AREA_LEVELS, pathOfCode } from '@shared/areaLevels';
import type { Polygon } from 'geojson';
import { Area, type AreaDocument } from '../models/Area';
import { noteWritten } from './written';

export const TEST_COUNTY = '411728';

/** Names by which tests speak of the areas: each level has two children a parent. */
export interface TestCounty {
  readonly code: string;
  readonly townships: readonly string[];
  readonly villages: readonly string[];
  readonly grids: readonly string[];
  readonly microGrids: readonly string[];
  /** [longitude, latitude], WGS-84, in the middle of an area. */
  center(code: string): [number, number];
}

/** Degrees; a leaf is a square of about 1 km. */
const SIDE = 0.01;
const WEST = 114;
const SOUTH = 33.1;

/** The child's number in the parts of a code below the county. */
const steps = (code: string): number[] =>
  (code.slice(6).match(/\d{3}/g) ?? []).map((part) => Number(part) - 1);

/** Halves the county by turns: west–east, south–north, west–east, south–north. */
function box(code: string): [west: number, south: number, east: number, north: number] {
  let [x, y, width, height] = [0, 0, 4, 4];
  for (const [depth, step] of steps(code).entries()) {
    if (depth % 2 === 0) {
      width /= 2;
      x += step * width;
    } else {
      height /= 2;
      y += step * height;
    }
  }
  // Each county has a place of its own, far from the others.
  const west = WEST + (Number(code.slice(0, 6)) % 7);
  const at = (origin: number, n: number): number => Number((origin + n * SIDE).toFixed(7));
  return [at(west, x), at(SOUTH, y), at(west, x + width), at(SOUTH, y + height)];
}

function boundaryOf(code: string): Polygon {
  const [w, s, e, n] = box(code);
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

const centerOf = (code: string): [number, number] => {
  const [w, s, e, n] = box(code);
  return [Number(((w + e) / 2).toFixed(7)), Number(((s + n) / 2).toFixed(7))];
};

const NUMBERS = ['一', '二'];
const SUFFIXES = ['县', '镇', '村', '网格', '微网格'];

function areaOf(code: string): AreaDocument {
  const path = pathOfCode(code);
  const depth = path.length - 1;
  const number = NUMBERS[steps(code).at(-1) ?? 0] ?? '';
  return {
    _id: `${code}@test`,
    county: code.slice(0, 6),
    code,
    name: depth === 0 ? '试验县' : `第${number}${SUFFIXES[depth]}`,
    level: AREA_LEVELS[depth] ?? 'county',
    parent: path.at(-2) ?? null,
    path,
    center: centerOf(code),
    boundary: boundaryOf(code),
    households: null,
    made: true,
    digest: code,
    importId: 'test',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validTo: null,
  };
}

/** A county of 2 townships, 4 villages, 8 grids and 16 micro-grids, all rectangles; made once a database. */
export async function buildCounty(code: string = TEST_COUNTY): Promise<TestCounty> {
  const below = (codes: readonly string[]): string[] =>
    codes.flatMap((parent) => [`${parent}001`, `${parent}002`]);
  const townships = below([code]);
  const villages = below(townships);
  const grids = below(villages);
  const microGrids = below(grids);
  const all = [code, ...townships, ...villages, ...grids, ...microGrids];
  if (!(await Area.exists({ _id: `${code}@test` }))) {
    await Area.insertMany(all.map(areaOf));
    noteWritten(code);
  }
  return { code, townships, villages, grids, microGrids, center: centerOf };
}
