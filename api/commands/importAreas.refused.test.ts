import { describe, expect, it } from 'vitest';
import { Area } from '../models/Area';
import { COUNTY, grid, SIDE, square, squareCounty, VILLAGE } from '../test/squareCounty';
import { importAreas } from './importAreas';
import { AreaImportError, type AreaProblem } from './importAreas/areaProblem';
import type { AreaUnit } from './importAreas/areaUnit';

/** One metre is about 90 units northward and 107 eastward here. */
const METRE_EAST = 107;

async function problemsOf(units: readonly AreaUnit[]): Promise<readonly AreaProblem[]> {
  const attempt = importAreas({ county: COUNTY, units, made: false });
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AreaImportError)) throw error ?? new Error('it was imported');
  expect(await Area.countDocuments({ county: COUNTY })).toBe(0);
  return error.problems;
}

const change = (code: string, part: Partial<AreaUnit>): AreaUnit[] =>
  squareCounty().map((unit) => (unit.code === code ? { ...unit, ...part } : unit));
const ring = (...corners: number[]): Int32Array => Int32Array.from(corners);
const [W, S] = [1_140_000_000, 330_000_000];

describe('importAreas refuses', () => {
  it.each<[string, AreaUnit[], Partial<AreaProblem>]>([
    ['nothing', [], { message: '文件中没有任何区域' }],
    [
      'a code of a wrong length',
      change(grid(2), { code: `${grid(2)}0` }),
      { message: '区域代码应为 6、9、12、15 或 18 位数字', code: `${grid(2)}0`, feature: 5 },
    ],
    [
      'a unit of another county',
      change(grid(2), { code: '530423001001001' }),
      { message: `区域代码不属于 ${COUNTY}`, code: '530423001001001' },
    ],
    [
      'a unit without a name',
      change(grid(3), { name: ' ' }),
      { message: '区域没有名称', code: grid(3) },
    ],
    [
      'a level that the code does not say',
      change(grid(3), { level: 'village' }),
      { message: '代码的位数表示“网格”，文件中写的是“村/社区”', code: grid(3), feature: 6 },
    ],
    [
      'a parent that the code does not say',
      change(grid(3), { parent: COUNTY }),
      { message: `上级应为 ${VILLAGE}，文件中写的是 ${COUNTY}`, code: grid(3) },
    ],
    [
      'an unknown parent',
      squareCounty().filter(({ code }) => code !== VILLAGE),
      { message: `上级 ${VILLAGE} 不在文件中`, code: grid(1), feature: 4 },
    ],
    [
      'a code given twice',
      [...squareCounty(), ...squareCounty().slice(-1)],
      { message: '区域代码重复，第一次出现在第 7 个要素', code: grid(4) },
    ],
    [
      'a file without the county itself',
      squareCounty().slice(1),
      { message: `缺少县本身（${COUNTY}）这一条` },
    ],
    [
      'a boundary that crosses itself',
      change(grid(1), {
        polygons: [[ring(W, S, W + SIDE, S + SIDE, W + SIDE, S, W, S + SIDE + 1)]],
      }),
      { message: '边界自相交', code: grid(1), feature: 4 },
    ],
    [
      'a boundary of two points',
      change(grid(1), { polygons: [[ring(W, S, W, S, W + SIDE, S)]] }),
      { message: '边界环至少要有 3 个不同的点（首尾相接共 4 个）', code: grid(1) },
    ],
    [
      'a boundary without area',
      change(grid(1), { polygons: [[ring(W, S, W + SIDE, S, W + 2 * SIDE, S)]] }),
      { message: '边界环的面积为零', code: grid(1) },
    ],
    [
      'latitude before longitude',
      change(grid(1), { polygons: [[ring(S, W - 3e8, S + SIDE, W - 3e8, S, W - 3e8 + SIDE)]] }),
      { message: '坐标不在中国范围内，请检查经纬度顺序和坐标系', code: grid(1) },
    ],
    [
      'a hole that lies elsewhere',
      change(grid(1), { polygons: [[square(0, 0), square(5, 5)]] }),
      { message: '边界的内环不在外环之内', code: grid(1) },
    ],
    [
      'only some of a unit’s children with a boundary',
      change(grid(2), { polygons: null }),
      { message: '下级区域有的有边界、有的没有边界，应当全有或全无', code: grid(2) },
    ],
    [
      'no boundary at all',
      squareCounty().map((unit) => ({ ...unit, polygons: null })),
      { message: '本级和上级都没有边界', code: COUNTY },
    ],
    [
      'two grids in the same place',
      squareCounty([square(0, 0), square(1, 0), square(0, 1), square(0, 1)]),
      { code: grid(4) },
    ],
    [
      'a point outside its grid',
      [
        ...squareCounty(),
        {
          code: `${grid(1)}001`,
          name: '一单元',
          level: 'microgrid',
          parent: grid(1),
          polygons: null,
          point: [W + 2 * SIDE, S + SIDE],
        },
      ],
      { message: `位置不在上级 ${grid(1)} 的边界之内`, code: `${grid(1)}001` },
    ],
    [
      'a grid beyond the county’s own boundary',
      change(COUNTY, {
        polygons: [[ring(W, S, W + SIDE, S, W + SIDE, S + 2 * SIDE, W, S + 2 * SIDE)]],
      }),
      { message: '超出县界 1 米以上', code: grid(2) },
    ],
    [
      'a part of the county without a grid',
      change(COUNTY, {
        polygons: [[ring(W, S, W + 3 * SIDE, S, W + 3 * SIDE, S + 2 * SIDE, W, S + 2 * SIDE)]],
      }),
      { code: grid(2) },
    ],
    [
      'grids beyond their village’s own boundary',
      change(VILLAGE, {
        polygons: [[ring(W, S, W + SIDE, S, W + SIDE, S + 2 * SIDE, W, S + 2 * SIDE)]],
      }),
      { message: '下级区域超出这里画出的边界 1 米以上', code: VILLAGE },
    ],
  ])('%s', async (_, units, expected) => {
    expect(await problemsOf(units)).toContainEqual(expect.objectContaining(expected));
  });

  it.each<[string, number]>([
    ['a gap', -3 * METRE_EAST],
    ['an overlap', 3 * METRE_EAST],
  ])('%s of three metres, and says where', async (name, east) => {
    const shifted = square(0, 0, { se: [east, 0], ne: [east, 0] });
    const county = square(0, 0).slice();
    county.set([W + 2 * SIDE, S, W + 2 * SIDE, S + 2 * SIDE], 2);
    county.set([W, S + 2 * SIDE], 6);
    const units = squareCounty([shifted, square(1, 0), square(0, 1), square(1, 1)]).map((unit) =>
      unit.code === COUNTY ? { ...unit, polygons: [[county]] } : unit,
    );
    const problems = await problemsOf(units);
    const word = name === 'a gap' ? '缝隙' : '重叠';
    const said = problems.find(({ code, message }) => code === grid(1) && message.includes(word));
    expect(said?.coordinate?.[0]).toBeCloseTo(114.01 + east / 1e7, 4);
    expect(said?.coordinate?.[1]).toBeGreaterThanOrEqual(33);
    expect(said?.coordinate?.[1]).toBeLessThanOrEqual(33.0101);
  });
});

describe('importAreas repairs', () => {
  it.each<[string, number]>([
    ['a gap', -0.9 * METRE_EAST],
    ['an overlap', 0.9 * METRE_EAST],
  ])('%s of 0.9 metres, and reports it', async (_, east) => {
    const shifted = square(0, 0, { se: [east, 0], ne: [east, 0] });
    const units = squareCounty([square(1, 0), shifted, square(0, 1), square(1, 1)]);
    const result = await importAreas({ county: COUNTY, units, made: false });
    expect(result.status).toBe('imported');
    expect(result.repairs.length).toBeGreaterThan(0);
    expect(result.repairs[0]?.metres).toBeGreaterThan(0.8);
    expect(result.repairs[0]?.metres).toBeLessThanOrEqual(1);
    await Area.deleteMany({});
  });
});
