import { wgs84 } from '@shared/coordinates';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importAreas } from '../commands/importAreas';
import type { AreaUnit } from '../commands/importAreas/areaUnit';
import { Area } from '../models/Area';
import { AreaImport } from '../models/AreaImport';
import { areaSource } from '../queries/areaSource';
import { COUNTY, grid, SIDE, square, squareCounty } from '../test/squareCounty';
import { createGridRegistry } from './gridRegistry';

const load = (units: readonly AreaUnit[]) => importAreas({ county: COUNTY, units, made: false });
const closers: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  await Area.deleteMany({});
  await AreaImport.deleteMany({});
});
afterEach(async () => {
  for (const closer of closers.splice(0)) await closer.close();
});

describe('the grid registry', () => {
  it('answers from memory, and rejects for a county without areas', async () => {
    const registry = createGridRegistry(areaSource);
    await expect(registry.current(COUNTY)).rejects.toThrow('no area with a boundary');
    await load(squareCounty());
    const index = await registry.current(COUNTY);
    expect(await registry.current(COUNTY)).toBe(index);
    expect(index.locateGrid(wgs84(114.005, 33.005))).toMatchObject({
      kind: 'inside',
      area: { code: grid(1), name: '第1网格', level: 'grid' },
    });
  });

  it('uses a new tree as soon as it is in force, without a restart, again and again', async () => {
    await load(squareCounty());
    const registry = createGridRegistry(areaSource);
    const errors: unknown[] = [];
    closers.push(await registry.watchAreas((error) => errors.push(error)));
    const old = await registry.current(COUNTY);
    const border = wgs84(114.0105, 33.005);
    const answer = async () => {
      const found = (await registry.current(COUNTY)).locateGrid(border);
      return found.kind === 'inside' ? found.area.code : null;
    };
    expect(await answer()).toBe(grid(2));
    for (const east of [SIDE / 10, 0, SIDE / 10]) {
      const nudge = [east, 0] as const;
      await load(
        squareCounty([
          square(0, 0, { ne: nudge, se: nudge }),
          square(1, 0, { nw: nudge, sw: nudge }),
          square(0, 1, { se: nudge }),
          square(1, 1, { sw: nudge }),
        ]),
      );
      await vi.waitFor(
        async () => expect(await answer()).toBe(east > 0 ? grid(1) : grid(2)),
        10_000,
      );
    }
    // who still holds the old index gets the old answer: it never changes under a reader
    expect(old.locateGrid(border)).toMatchObject({ area: { code: grid(2) } });
    expect(errors).toEqual([]);
  });
});
