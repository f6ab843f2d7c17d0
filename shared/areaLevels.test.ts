import { describe, expect, it } from 'vitest';
import { countyOfCode, isWithin, levelOfCode, parentCode, pathOfCode } from './areaLevels';

describe('area codes', () => {
  it.each([
    ['411728', 'county', null],
    ['411728001', 'township', '411728'],
    ['411728001002', 'village', '411728001'],
    ['411728001002003', 'grid', '411728001002'],
    ['411728001002003004', 'microgrid', '411728001002003'],
  ])('%s is a %s below %s', (code, level, parent) => {
    expect(levelOfCode(code)).toBe(level);
    expect(parentCode(code)).toBe(parent);
    expect(countyOfCode(code)).toBe('411728');
    expect(pathOfCode(code).at(-1)).toBe(code);
    expect(pathOfCode(code).at(-2) ?? null).toBe(parent);
  });

  it.each(['', '41172', '4117280', '41172800100200300', '411728001002003004005', '41172a'])(
    'refuses %j',
    (code) => {
      expect(levelOfCode(code)).toBeNull();
      expect(() => parentCode(code)).toThrow(RangeError);
      expect(() => pathOfCode(code)).toThrow(RangeError);
    },
  );

  it('knows what lies within what', () => {
    expect(isWithin('411728001002', '411728001')).toBe(true);
    expect(isWithin('411728001', '411728001')).toBe(true);
    expect(isWithin('411728001', '411728002')).toBe(false);
    expect(isWithin('411728', '411728001')).toBe(false);
    expect(isWithin('411728001', '4117280')).toBe(false);
  });
});
