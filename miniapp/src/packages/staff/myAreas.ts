import { reachesArea } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { MeResponse } from '@shared/schemas/me';

/** The areas a person's posts reach, the widest first; none for those who belong to an organisation. */
export function myAreas({ posts }: Pick<MeResponse, 'posts'>): AreaStep[] {
  const areas = posts.flatMap(({ role, area }) => (area && reachesArea(role) ? [area] : []));
  return areas
    .filter(({ code }, index) => areas.findIndex((other) => other.code === code) === index)
    .sort((a, b) => a.code.length - b.code.length);
}
