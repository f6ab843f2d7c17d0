import { ROLE_NAMES, type Role } from '@shared/roles';
import type { PlateResponse } from '@shared/schemas/plates';
import type { AreaNode } from '../directory/areaTree';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { presentStep } from '../presenters/presentArea';

/** Whose post is a public service of the unit: named on the plate with the number of the post. */
const PUBLIC_ROLES: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'gridLeader',
  'villageCadre',
  'serviceStation',
];

/** Most people on a plate: those nearest to the household. */
const MOST_PEOPLE = 4;

/** What a unit's plate says: its path and its people, nearest first. @throws ApiError not_found */
export function plateOf(directory: CountyDirectory, code: string): PlateResponse {
  const areaPath = directory.areas.path(code);
  if (areaPath.length === 0) throw apiError('not_found');
  const people = areaPath
    .slice(1)
    .reverse()
    .flatMap((area) =>
      peopleAt(directory, area.code).map((post) => ({
        name: post.name,
        roleName: ROLE_NAMES[post.role],
        areaName: area.name,
        phone: post.phone,
        onDuty: post.onDuty,
      })),
    );
  return { areaPath: areaPath.map(presentStep), people: people.slice(0, MOST_PEOPLE) };
}

/** Who is named for a unit itself; a post whose name cannot be opened is left out. */
function peopleAt(directory: CountyDirectory, code: string) {
  return directory.posts
    .atArea(code)
    .filter((post) => PUBLIC_ROLES.includes(post.role) && post.name !== '')
    .sort((a, b) => PUBLIC_ROLES.indexOf(a.role) - PUBLIC_ROLES.indexOf(b.role));
}

export const hasPeople = (directory: CountyDirectory, code: string): boolean =>
  peopleAt(directory, code).length > 0;

/** The units below an area that have none below them, in code order; the area itself where it is one. */
export function leavesBelow(directory: CountyDirectory, code: string): string[] {
  const leaves: string[] = [];
  const visit = (node: Pick<AreaNode, 'code'>): void => {
    const children = directory.areas.children(node.code);
    if (children.length === 0) leaves.push(node.code);
    else for (const child of children) visit(child);
  };
  visit({ code });
  return leaves;
}
