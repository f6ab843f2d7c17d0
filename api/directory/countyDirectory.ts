import { nationalCalendar, type WorkCalendar } from '@shared/workCalendar';
import type { OrganisationDocument } from '../models/Organisation';
import type { AreaTree } from './areaTree';
import type { PostRegister, StaffPost } from './postRegister';

/** All that the API asks about a county without asking the database. Immutable; replaced as a whole. */
export interface CountyDirectory {
  readonly county: string;
  readonly areas: AreaTree;
  readonly posts: PostRegister;
  readonly organisations: ReadonlyMap<string, OrganisationDocument>;
  /** Which days are worked: the county's own, and the national ones where it says nothing. */
  readonly calendar: WorkCalendar;
  postsOf(personId: string): readonly StaffPost[];
}

export function createCountyDirectory(
  county: string,
  areas: AreaTree,
  posts: PostRegister,
  organisations: readonly OrganisationDocument[],
  calendar: WorkCalendar = nationalCalendar,
): CountyDirectory {
  return {
    county,
    areas,
    posts,
    organisations: new Map(organisations.map((o) => [o._id, o])),
    calendar,
    postsOf: (personId) => posts.ofPerson(personId),
  };
}
