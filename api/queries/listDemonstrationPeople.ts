import { ROLE_NAMES, ROLES } from '@shared/roles';
import type { DemonstrationPerson } from '@shared/schemas/sessions';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import { areaLabel } from '../grids/findResponsible';
import { Person } from '../models/Person';
import { openName } from '../secrets/personalData';

const MOST = 200;
const RESIDENT = 'resident';

/** So many residents stand before the staff, the others after them. */
const RESIDENTS_FIRST = 3;

/** The people anybody may sign in as, outside production: a few residents, the staff by role, the other residents. */
export async function listDemonstrationPeople(
  deps: Deps,
  county: string,
): Promise<DemonstrationPerson[]> {
  const directory = await deps.directory(county);
  const people = await Person.find({ county, demonstration: true }, { name: 1 })
    .sort({ _id: 1 })
    .limit(MOST)
    .lean();
  const order = (role: string): number => (ROLES as readonly string[]).indexOf(role);
  const listed = people
    .map((person) => {
      const post = directory.postsOf(person._id)[0];
      return {
        id: person._id,
        name: openName(deps.keyRing, person) ?? '',
        post: post ? describe(directory, post) : null,
        role: post?.role ?? RESIDENT,
      };
    })
    .sort((a, b) => order(a.role) - order(b.role));
  const residents = listed.filter((person) => person.role === RESIDENT);
  const staff = listed.filter((person) => person.role !== RESIDENT);
  return [...residents.slice(0, RESIDENTS_FIRST), ...staff, ...residents.slice(RESIDENTS_FIRST)];
}

const describe = (directory: CountyDirectory, post: StaffPost): string =>
  `${placeOf(directory, post)} ${ROLE_NAMES[post.role]}`;

const placeOf = (directory: CountyDirectory, post: StaffPost): string =>
  post.organisationId
    ? (directory.organisations.get(post.organisationId)?.name ?? '')
    : areaLabel(directory.areas.path(post.areaCode ?? ''));
