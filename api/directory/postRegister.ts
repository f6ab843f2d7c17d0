import type { ActorPost } from '../actor';

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

/** By depth of the area, then by id: the same order in every process, however the posts came to it. */
const nearestFirst = (a: StaffPost, b: StaffPost): number =>
  (b.areaCode?.length ?? 0) - (a.areaCode?.length ?? 0) || (a.id < b.id ? -1 : 1);

/** Posts by what one of their fields says; those that say nothing are in no group. */
function groupPosts(
  posts: readonly StaffPost[],
  nameOf: (post: StaffPost) => string | null,
): ReadonlyMap<string, readonly StaffPost[]> {
  const groups = new Map<string, StaffPost[]>();
  for (const post of posts) {
    const name = nameOf(post);
    if (name === null) continue;
    const members = groups.get(name);
    if (members) members.push(post);
    else groups.set(name, [post]);
  }
  for (const members of groups.values()) if (members.length > 1) members.sort(nearestFirst);
  return groups;
}

/** Made anew with every post of a county that changes, while nobody is answered: nothing is sorted or copied here that few ask for. */
export function createPostRegister(posts: readonly StaffPost[]): PostRegister {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const byPerson = groupPosts(posts, (post) => post.personId);
  const byArea = groupPosts(posts, (post) => post.areaCode);
  const byOrganisation = groupPosts(posts, (post) => post.organisationId);
  let sorted: readonly StaffPost[] | undefined;
  return {
    find: (id) => byId.get(id),
    ofPerson: (personId) => byPerson.get(personId) ?? [],
    atArea: (code) => byArea.get(code) ?? [],
    ofOrganisation: (id) => byOrganisation.get(id) ?? [],
    all: () => {
      sorted ??= posts.toSorted(nearestFirst);
      return sorted;
    },
  };
}
