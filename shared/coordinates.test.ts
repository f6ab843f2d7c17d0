import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distanceMetres,
  gcj02,
  gcj02ToWgs84,
  isInShiftedArea,
  wgs84,
  wgs84ToGcj02,
} from './coordinates';

const inChina = fc
  .tuple(
    fc.double({ min: 73.6, max: 135, noNaN: true }),
    fc.double({ min: 3.9, max: 53.5, noNaN: true }),
  )
  .map(([longitude, latitude]) => wgs84(longitude, latitude));
const anywhere = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  )
  .map(([longitude, latitude]) => wgs84(longitude, latitude));

describe('GCJ-02', () => {
  it('gives back the same place to better than 1e-7 degrees', () => {
    fc.assert(
      fc.property(inChina, (point) => {
        const back = gcj02ToWgs84(wgs84ToGcj02(point));
        expect(Math.abs(back[0] - point[0])).toBeLessThan(1e-9);
        expect(Math.abs(back[1] - point[1])).toBeLessThan(1e-9);
      }),
      { numRuns: 5000 },
    );
  });

  it('shifts by 20 to 1,000 metres inside China', () => {
    fc.assert(
      fc.property(inChina, (point) => {
        const [longitude, latitude] = wgs84ToGcj02(point);
        const shifted = distanceMetres(point, wgs84(longitude, latitude));
        expect(shifted).toBeGreaterThan(20);
        expect(shifted).toBeLessThan(1000);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves what lies outside untouched, both ways', () => {
    fc.assert(
      fc.property(anywhere, (point) => {
        fc.pre(!isInShiftedArea(point[0], point[1]));
        expect([...wgs84ToGcj02(point)]).toEqual([...point]);
        expect([...gcj02ToWgs84(gcj02(point[0], point[1]))]).toEqual([...point]);
      }),
    );
  });

  it('agrees with a published pair in Beijing', () => {
    // 天安门, as the widely used eviltransform test data has it
    const [longitude, latitude] = wgs84ToGcj02(wgs84(116.3974589, 39.9088566));
    expect(longitude).toBeCloseTo(116.4037, 3);
    expect(latitude).toBeCloseTo(39.91026, 3);
  });
});

describe('distanceMetres', () => {
  it('is 111.195 km for a degree of latitude, symmetric, and zero for the same place', () => {
    expect(distanceMetres(wgs84(114, 33), wgs84(114, 34))).toBeCloseTo(111_195.08, 1);
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6);
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });
});

describe('wgs84', () => {
  it.each([
    [181, 0],
    [0, 91],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
  ])('refuses %s, %s', (longitude, latitude) => {
    expect(() => wgs84(longitude, latitude)).toThrow(RangeError);
  });
});
