import type { OrganisationDocument } from '../models/Organisation';
import type { AreaTree } from './areaTree';
import type { PostRegister, StaffPost } from './postRegister';

/** All that the API asks about a county without asking the database. Immutable; replaced as a whole. */
export interface CountyDirectory {
  readonly county: string;
  readonly areas: AreaTree;
  readonly posts: PostRegister;
  readonly organisations: ReadonlyMap<string, OrganisationDocument>;
  postsOf(personId: string): readonly StaffPost[];
}

export function createCountyDirectory(
  county: string,
  areas: AreaTree,
  posts: PostRegister,
  organisations: readonly OrganisationDocument[],
): CountyDirectory {
  return {
    county,
    areas,
    posts,
    organisations: new Map(organisations.map((o) => [o._id, o])),
    postsOf: (personId) => posts.ofPerson(personId),
  };
}
