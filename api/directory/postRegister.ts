import type { ActorPost } from '../actor';
import type { PostDocument } from '../models/Post';

/** A current post with the person who holds it, opened for the county's own screens. */
export interface StaffPost extends ActorPost {
  readonly personId: string;
  readonly name: string;
  /** The work telephone, shown to the residents of the area; null where none is known. */
  readonly phone: string | null;
}

/** Current posts of a county, found by area, person, organisation and id. */
export interface PostRegister {
  find(id: string): StaffPost | undefined;
  /** The nearest to the people first: who holds several posts acts with the lowest that may. */
  ofPerson(personId: string): readonly StaffPost[];
  atArea(code: string): readonly StaffPost[];
  ofOrganisation(id: string): readonly StaffPost[];
  all(): readonly StaffPost[];
}

export type OpenedPost = Pick<
  PostDocument,
  '_id' | 'role' | 'areaCode' | 'organisationId' | 'personId' | 'onDuty'
> & { name: string; phone: string | null };

/** By depth of the area, then by id: the same order in every process, however the posts came to it. */
const nearestFirst = (a: StaffPost, b: StaffPost): number =>
  (b.areaCode?.length ?? 0) - (a.areaCode?.length ?? 0) || (a.id < b.id ? -1 : 1);

export function createPostRegister(posts: readonly OpenedPost[]): PostRegister {
  const all: StaffPost[] = posts
    .map(({ _id, ...post }) => ({ id: _id, ...post }))
    .sort(nearestFirst);
  const byId = new Map(all.map((post) => [post.id, post]));
  const group = (key: (post: StaffPost) => string | null): Map<string, StaffPost[]> => {
    const groups = new Map<string, StaffPost[]>();
    for (const post of all) {
      const name = key(post);
      if (name === null) continue;
      const members = groups.get(name) ?? [];
      members.push(post);
      groups.set(name, members);
    }
    return groups;
  };
  const byPerson = group((post) => post.personId);
  const byArea = group((post) => post.areaCode);
  const byOrganisation = group((post) => post.organisationId);
  return {
    find: (id) => byId.get(id),
    ofPerson: (personId) => byPerson.get(personId) ?? [],
    atArea: (code) => byArea.get(code) ?? [],
    ofOrganisation: (id) => byOrganisation.get(id) ?? [],
    all: () => all,
  };
}
