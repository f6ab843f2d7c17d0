import { levelOfCode, pathOfCode } from '@shared/areaLevels';

/**
 * The areas whose administrators and supervisors decide, from keys that name areas (`area:CODE`, `ROLE@CODE`); the
 * county where none does. A report about a member of the staff carries no key of that person's area.
 */
export function reachOfKeys(county: string, keys: readonly string[]): string[] {
  const codes = keys.flatMap((key) => {
    const code = /^(?:area:|[A-Za-z]+@)(\d+)$/.exec(key)?.[1];
    return code !== undefined && levelOfCode(code) !== null ? [code] : [];
  });
  return codes.length > 0 ? [...new Set(codes)] : [county];
}

/** As for keys of posts alone, which name the lowest area: all above it decide too. */
export const reachAbove = (county: string, keys: readonly string[]): string[] => [
  ...new Set(reachOfKeys(county, keys).flatMap(pathOfCode)),
];
