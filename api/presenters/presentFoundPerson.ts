import { ROLE_NAMES } from '@shared/roles';
import type { FoundPerson } from '@shared/schemas/people';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import { areaLabel } from '../grids/findResponsible';
import type { StaffPerson } from '../queries/findStaff';
import { maskName, maskPhone } from './mask';

/** A person as a search shows them: enough to tell who it is, masked. */
export const presentFoundPerson = (
  person: StaffPerson,
  directory: CountyDirectory,
): FoundPerson => ({
  id: person.id,
  name: person.name ? maskName(person.name) : null,
  phone: person.phone && maskPhone(person.phone),
  bound: person.bound,
  posts: directory.postsOf(person.id).map((post) => ({
    id: post.id,
    role: post.role,
    roleName: ROLE_NAMES[post.role],
    place: placeOf(post, directory),
  })),
});

const placeOf = (post: StaffPost, directory: CountyDirectory): string =>
  post.organisationId
    ? (directory.organisations.get(post.organisationId)?.name ?? '')
    : areaLabel(directory.areas.path(post.areaCode ?? ''));
