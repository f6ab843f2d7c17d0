import { beforeEach, describe, expect, it } from 'vitest';
import { Area, type AreaDocument } from '../models/Area';
import { AreaImport } from '../models/AreaImport';
import { findAreaPathAt } from '../queries/findAreaPathAt';
import { COUNTY, grid, SIDE, square, squareCounty, VILLAGE } from '../test/squareCounty';
import { importAreas } from './importAreas';
import type { AreaUnit } from './importAreas/areaUnit';

const load = (units: readonly AreaUnit[], now = new Date()) =>
  importAreas({ county: COUNTY, units, made: false, now: () => now });

const inForce = () => Area.find({ county: COUNTY, validTo: null }).sort({ code: 1 }).lean();
const current = (code: string) =>
  Area.findOne({ county: COUNTY, code, validTo: null }).lean<AreaDocument>().orFail();

beforeEach(async () => {
  await Area.deleteMany({});
  await AreaImport.deleteMany({});
});

describe('importAreas', () => {
  it('stores the tree with paths, centers and boundaries that follow from the leaves', async () => {
    const result = await load(squareCounty());
    expect(result).toMatchObject({
      status: 'imported',
      units: 7,
      added: 7,
      leaves: 4,
      repairs: [],
    });
    const county = await current(COUNTY);
    expect(county).toMatchObject({
      path: [COUNTY],
      parent: null,
      made: false,
      center: [114.01, 33.01],
    });
    expect(county.boundary).toMatchObject({ type: 'Polygon' });
    const corners = county.boundary?.coordinates.flat();
    for (const corner of [
      [114, 33],
      [114.02, 33],
      [114.02, 33.02],
      [114, 33.02],
    ]) {
      expect(corners).toContainEqual(corner);
    }
    // the middle, where all four meet, is no part of the outline
    expect(corners).not.toContainEqual([114.01, 33.01]);
    expect(await current(grid(1))).toMatchObject({
      level: 'grid',
      parent: VILLAGE,
      path: [COUNTY, `${COUNTY}001`, VILLAGE, grid(1)],
      center: [114.005, 33.005],
    });
  });

  it('changes nothing when the same is imported again', async () => {
    await load(squareCounty());
    const before = await inForce();
    const turned = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)].map((ring) =>
      Int32Array.from([...ring.slice(4), ...ring.slice(0, 4)]),
    );
    expect(await load(squareCounty(turned).reverse())).toMatchObject({
      status: 'unchanged',
      changed: 0,
    });
    expect(await inForce()).toEqual(before);
    expect(await AreaImport.countDocuments()).toBe(1);
  });

  it('keeps the old version of what changed, and of nothing else', async () => {
    const [january, june] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-06-01T00:00:00Z')];
    await load(squareCounty(), january);
    const east = [SIDE / 10, 0] as const;
    const moved = squareCounty([
      square(0, 0, { ne: east }),
      square(1, 0, { nw: east }),
      square(0, 1, { se: east }),
      square(1, 1, { sw: east }),
    ]).map((unit) => (unit.code === VILLAGE ? { ...unit, name: '西村' } : unit));
    // the village's own boundary stays; its name and the four grids change
    expect(await load(moved, june)).toMatchObject({
      status: 'imported',
      added: 0,
      changed: 5,
      closed: 0,
    });
    const versions = await Area.find({ county: COUNTY, code: grid(1) })
      .sort({ validFrom: 1 })
      .lean();
    expect(versions).toMatchObject([
      { validFrom: january, validTo: june },
      { validFrom: june, validTo: null },
    ]);
    expect(versions[0]?.boundary).not.toEqual(versions[1]?.boundary);
    expect(await Area.countDocuments({ code: `${COUNTY}001` })).toBe(1);
    const names = async (time: string) =>
      (await findAreaPathAt(grid(1), new Date(time))).map(({ name }) => name);
    expect(await names('2026-03-01T00:00:00Z')).toEqual(['试验县', '城关镇', '东村', '第1网格']);
    expect(await names('2026-06-01T00:00:00Z')).toEqual(['试验县', '城关镇', '西村', '第1网格']);
    expect(await names('2025-01-01T00:00:00Z')).toEqual(['试验县', '城关镇', '东村', '第1网格']);
  });

  it('closes a unit that is gone, and its history stays readable', async () => {
    await load(squareCounty(), new Date('2026-01-01T00:00:00Z'));
    const merged = Int32Array.from([
      ...square(0, 1).slice(0, 4),
      ...square(1, 1).slice(2, 8),
      ...square(0, 1).slice(6),
    ]);
    const without = squareCounty([square(0, 0), square(1, 0), merged]);
    const result = await load(without, new Date('2026-06-01T00:00:00Z'));
    expect(result).toMatchObject({ closed: 1, changed: 1 });
    expect(await Area.exists({ code: grid(4), validTo: null })).toBeNull();
    expect(await findAreaPathAt(grid(4), new Date('2026-02-01T00:00:00Z'))).toHaveLength(4);
    expect(await findAreaPathAt(grid(4), new Date('2026-07-01T00:00:00Z'))).toHaveLength(3);
  });

  it('takes micro-grids that share a building’s point', async () => {
    const point = [1_140_050_000, 330_050_000] as const;
    const floors = [1, 2, 3].map(
      (number): AreaUnit => ({
        code: `${grid(1)}00${number}`,
        name: `${number}单元`,
        level: 'microgrid',
        parent: grid(1),
        polygons: null,
        point,
      }),
    );
    await load([...squareCounty(), ...floors]);
    const unit = await current(`${grid(1)}002`);
    expect(unit).toMatchObject({ boundary: null, center: [114.005, 33.005], level: 'microgrid' });
  });

  it('lets one of two imports at a time win, and leaves one version in force', async () => {
    await load(squareCounty());
    const renamed = (name: string) =>
      squareCounty().map((unit) => (unit.code === VILLAGE ? { ...unit, name } : unit));
    const results = await Promise.allSettled([load(renamed('甲村')), load(renamed('乙村'))]);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toContain('另一次导入');
    }
    expect(await inForce()).toHaveLength(7);
    expect(await Area.countDocuments({ code: VILLAGE, validTo: null })).toBe(1);
  });
});
