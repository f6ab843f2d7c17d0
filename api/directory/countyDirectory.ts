import { nationalCalendar, type WorkCalendar } from '@shared/workCalendar';
import type { OrganisationDocument } from '../models/Organisation';
import type { AreaTree } from './areaTree';
import type { PostRegister, StaffPost } from './postRegister';
import { NO_RESTRICTIONS, type RestrictionRegister } from './restrictionRegister';

/** All that the API asks about a county without asking the database. Immutable; replaced as a whole. */
export interface CountyDirectory {
  readonly county: string;
  readonly areas: AreaTree;
  readonly posts: PostRegister;
  readonly organisations: ReadonlyMap<string, OrganisationDocument>;
  /** Which days are worked: the county's own, and the national ones where it says nothing. */
  readonly calendar: WorkCalendar;
  /** Who is held back for a time. */
  readonly restrictions: RestrictionRegister;
  postsOf(personId: string): readonly StaffPost[];
}

export function createCountyDirectory(
  county: string,
  areas: AreaTree,
  posts: PostRegister,
  organisations: readonly OrganisationDocument[],
  calendar: WorkCalendar = nationalCalendar,
  restrictions: RestrictionRegister = NO_RESTRICTIONS,
): CountyDirectory {
  return {
    county,
    areas,
    posts,
    organisations: new Map(organisations.map((o) => [o._id, o])),
    calendar,
    restrictions,
    postsOf: (personId) => posts.ofPerson(personId),
  };
}
