import { ROLE_NAMES } from '@shared/roles';
import type { Post } from '@shared/schemas/staff';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { PostDocument } from '../models/Post';
import type { StaffPerson } from '../queries/findStaff';
import { maskPhone } from './mask';

/** A post as the county's staff see it: names are the county's own, phones masked. */
export function presentPost(
  post: PostDocument,
  people: ReadonlyMap<string, StaffPerson>,
  directory: CountyDirectory,
): Post {
  const person = people.get(post.personId);
  const organisation = directory.organisations.get(post.organisationId ?? '');
  return {
    id: post._id,
    role: post.role,
    roleName: ROLE_NAMES[post.role],
    area: directory.areas.path(post.areaCode ?? '').at(-1) ?? null,
    organisation: organisation ? { id: organisation._id, name: organisation.name } : null,
    person: {
      id: post.personId,
      name: person?.name ?? '',
      phone: person?.phone ? maskPhone(person.phone) : null,
      bound: person?.bound ?? false,
    },
    onDuty: post.onDuty,
    from: post.from.toISOString(),
    to: post.to?.toISOString() ?? null,
    version: post.version,
  };
}
