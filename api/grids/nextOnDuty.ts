import { ROLE_NAMES, type Role } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { CountyDirectory } from '../directory/countyDirectory';
import { areaLabel, centre, type Skip } from './findResponsible';
import { ANSWERING, onDutyOf } from './talkKeys';

/** A post that takes over a talk. */
export interface NextPost {
  /** `ROLE@AREA` */
  readonly key: string;
  readonly role: Role;
  readonly areaCode: string;
  /** "第一村村干部" */
  readonly name: string;
}

/**
 * Who answers where those asked do not: the next role of the same unit, then level by level up, as reports go; at last
 * the county's 综治中心, on duty or not. Null where that was asked already.
 * @param asked keys the talk is addressed to; nobody below their level is asked
 * @param skip the member of the staff a report is about, and everybody below
 */
export function nextOnDuty(
  directory: CountyDirectory,
  path: readonly AreaStep[],
  asked: readonly string[],
  skip: Skip | null,
): NextPost | null {
  const deepest = deepestAsked(asked);
  for (let depth = path.length; depth >= 1; depth--) {
    const here = path.slice(0, depth);
    const area = here.at(-1);
    if (!area || (deepest !== null && area.code.length > deepest)) continue;
    if (skip?.areaCode && area.code.startsWith(skip.areaCode) && depth > 1) continue;
    for (const role of ANSWERING) {
      const key = `${role}@${area.code}`;
      if (asked.includes(key)) continue;
      if (onDutyOf(directory, [key]).some((post) => post.personId !== skip?.personId))
        return { key, role, areaCode: area.code, name: areaLabel(here) + ROLE_NAMES[role] };
    }
  }
  const last = centre(directory, path);
  const key = `admin@${directory.county}`;
  return asked.includes(key)
    ? null
    : { key, role: 'admin', areaCode: directory.county, name: last.name };
}

/** Length of the deepest area code among the keys; null where only organisations were asked. */
function deepestAsked(asked: readonly string[]): number | null {
  const lengths = asked.flatMap((key) =>
    key.includes('@') ? [key.split('@')[1]?.length ?? 0] : [],
  );
  return lengths.length > 0 ? Math.max(...lengths) : null;
}
