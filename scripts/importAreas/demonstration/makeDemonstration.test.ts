import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AreaProblem } from '../../../api/commands/importAreas/areaProblem';
import { cleanUnit } from '../../../api/commands/importAreas/checkRings';
import { checkTree, findLeaves } from '../../../api/commands/importAreas/checkTree';
import { deriveBoundaries } from '../../../api/commands/importAreas/deriveBoundaries';
import { fitLeaves } from '../../../api/commands/importAreas/fitLeaves';
import { readCounty } from '../readCounty';
import { chineseNumeral } from './chineseNumeral';
import { shareOut } from './shareOut';

const COUNTIES = [
  { county: '411728', townships: 18, villages: 204, grids: 3523, microgrids: 9470 },
  { county: '530423', townships: 9, villages: 77, grids: 544, microgrids: 0 },
  { county: '141030', townships: 5, villages: 64, grids: 256, microgrids: 1280 },
  { county: '610927', townships: 7, villages: 65, grids: 345, microgrids: 0 },
  { county: '140429', townships: 14, villages: 277, grids: 346, microgrids: 6094 },
];

describe.each(COUNTIES)('the demonstration of $county', ({ county, ...counts }) => {
  it('has the exact counts, every unit one connected polygon, and no sliver to repair', async () => {
    const units = await readCounty(county);
    const count = (level: string) => units.filter((unit) => unit.level === level).length;
    expect({
      townships: count('township'),
      villages: count('village'),
      grids: count('grid'),
      microgrids: count('microgrid'),
    }).toEqual(counts);
    expect(checkTree(county, units)).toEqual([]);
    const problems: AreaProblem[] = [];
    const cleaned = units.map((unit) => cleanUnit(unit, problems));
    const fitted = fitLeaves(findLeaves(cleaned, problems), null);
    expect(fitted.repairs).toEqual([]);
    const placed = deriveBoundaries(cleaned, fitted, problems);
    expect(problems).toEqual([]);
    const inParts = placed.filter(({ polygons }) => polygons?.length !== 1);
    expect(inParts.map(({ unit }) => unit.code)).toEqual([]);
  });
});

describe('the demonstration', () => {
  it('keeps the published figures of single townships', async () => {
    const tonghai = await readCounty('530423');
    expect(tonghai.filter(({ code }) => /^530423001\d{6}$/.test(code))).toHaveLength(103);
    const wuxiang = await readCounty('140429');
    expect(wuxiang.filter(({ code }) => /^140429104\d{3}$/.test(code))).toHaveLength(25);
    expect(wuxiang.filter(({ code }) => /^140429104\d{6}$/.test(code))).toHaveLength(31);
    expect(wuxiang.filter(({ code }) => /^140429104\d{9}$/.test(code))).toHaveLength(550);
  });

  it('is the same on every run and every machine', async () => {
    const hash = createHash('sha256');
    for (const { code, name, polygons } of await readCounty('610927')) {
      hash.update(`${code}${name}`);
      for (const ring of polygons?.flat() ?? []) hash.update(ring.join());
    }
    expect(hash.digest('hex')).toBe(
      '526fb6f75ac76c823d5777e14cde1b1f4bc4349c17843cf11b92c3c77e062540',
    );
  });
});

describe('chineseNumeral', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [103, '一百零三'],
    [110, '一百一十'],
    [215, '二百一十五'],
  ])('%s is %s', (value, words) => {
    expect(chineseNumeral(value)).toBe(words);
  });
});

describe('shareOut', () => {
  it('keeps the total, the limits and the proportions', () => {
    const parts = [
      { weight: 1, min: 1, max: 2 },
      { weight: 3, min: 1, max: 100 },
      { weight: 6, min: 1, max: 100 },
    ];
    expect(shareOut(10, parts)).toEqual([1, 3, 6]);
    expect(shareOut(3, parts)).toEqual([1, 1, 1]);
    expect(shareOut(30, parts)[0]).toBe(2);
    expect(() => shareOut(2, parts)).toThrow(RangeError);
    expect(() => shareOut(203, parts)).toThrow(RangeError);
  });
});
