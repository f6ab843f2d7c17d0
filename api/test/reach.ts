import type { Role } from '@shared/roles';

// Written by hand from the rules of the field, without the policies: the oracles of the harnesses stand on it.

/** Posts that reach their own area and what lies below. */
export const AREA_ROLES: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'gridLeader',
  'villageCadre',
  'serviceStation',
  'supervisor',
  'admin',
];

const COUNTY_DIGITS = 6;

/**
 * Whether a post at `code` reaches a report in `area`. What concerns a member of the staff skips everyone of that
 * person's area and below; the county sees it.
 * @param aboutArea the area of the member of the staff it concerns, where there is one
 */
export const reaches = (
  code: string,
  area: string,
  aboutArea: string | null | undefined,
): boolean =>
  area.startsWith(code) &&
  !(aboutArea && code.length > COUNTY_DIGITS && code.startsWith(aboutArea));
