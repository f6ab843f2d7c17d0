import { ROLE_NAMES, reachesArea } from '@shared/roles';
import type { GridPeopleResponse } from '@shared/schemas/staff';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';

/** Most people shown: those nearest to the household. */
const MOST = 8;

/** The people of a unit and of those above it below the county, nearest first. @throws ApiError not_found */
export function presentGridPeople(
  directory: CountyDirectory,
  code: string,
  showPhone: (phone: string) => string,
): GridPeopleResponse {
  const areaPath = directory.areas.path(code);
  if (areaPath.length === 0) throw apiError('not_found');
  const items = [...areaPath]
    .slice(1)
    .reverse()
    .flatMap((area) =>
      directory.posts
        .atArea(area.code)
        .filter((post) => reachesArea(post.role) && post.role !== 'supervisor')
        .map((post) => ({
          postId: post.id,
          name: post.name,
          roleName: ROLE_NAMES[post.role],
          areaName: area.name,
          phone: post.phone && showPhone(post.phone),
          onDuty: post.onDuty,
        })),
    );
  return { areaPath, items: items.slice(0, MOST) };
}
