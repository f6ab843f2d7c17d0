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
  /** Another register, in which these posts (by id) are as given, or gone; this one stays as it is. */
  with(changes: PostChanges): PostRegister;
}

export type PostChanges = ReadonlyMap<string, StaffPost | null>;

/** By depth of the area, then by id: the same order in every process, however the posts came to it. */
const nearestFirst = (a: StaffPost, b: StaffPost): number =>
  (b.areaCode?.length ?? 0) - (a.areaCode?.length ?? 0) || (a.id < b.id ? -1 : 1);

type NameOf = (post: StaffPost) => string | null;
const personOf: NameOf = (post) => post.personId;
const areaOf: NameOf = (post) => post.areaCode;
const organisationOf: NameOf = (post) => post.organisationId;

/** Posts by what one of their fields says; those that say nothing are in no group. */
function groupPosts(
  posts: readonly StaffPost[],
  nameOf: NameOf,
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

/**
 * How many changes lie over a whole register before it is made anew, which takes 25 ms for 12,000 posts: while one
 * member after the other goes on duty in the morning, every one of them would cost that.
 */
const MOST_CHANGES = 256;

/** A register of all these posts. */
export function createPostRegister(posts: readonly StaffPost[]): PostRegister {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const byPerson = groupPosts(posts, personOf);
  const byArea = groupPosts(posts, areaOf);
  const byOrganisation = groupPosts(posts, organisationOf);
  let sorted: readonly StaffPost[] | undefined;
  const register: PostRegister = {
    find: (id) => byId.get(id),
    ofPerson: (personId) => byPerson.get(personId) ?? [],
    atArea: (code) => byArea.get(code) ?? [],
    ofOrganisation: (id) => byOrganisation.get(id) ?? [],
    all: () => {
      sorted ??= posts.toSorted(nearestFirst);
      return sorted;
    },
    with: (changes) => layOver(register, posts, changes),
  };
  return register;
}

/** What has changed, over a register of all these posts, which stays as it is. */
function layOver(
  whole: PostRegister,
  posts: readonly StaffPost[],
  changes: PostChanges,
): PostRegister {
  const untouched = (some: readonly StaffPost[]) => some.filter(({ id }) => !changes.has(id));
  const now = [...changes.values()].filter((post) => post !== null);
  if (changes.size > MOST_CHANGES) return createPostRegister([...untouched(posts), ...now]);
  const before = [...changes.keys()].flatMap((id) => whole.find(id) ?? []);
  const regroup = (nameOf: NameOf, inWhole: (name: string) => readonly StaffPost[]) => {
    const touched = new Set([...before, ...now].flatMap((post) => nameOf(post) ?? []));
    const stayed = [...touched].flatMap((name) => untouched(inWhole(name)));
    const groups = groupPosts([...stayed, ...now], nameOf);
    return (name: string) => (touched.has(name) ? (groups.get(name) ?? []) : inWhole(name));
  };
  let sorted: readonly StaffPost[] | undefined;
  return {
    find: (id) => (changes.has(id) ? (changes.get(id) ?? undefined) : whole.find(id)),
    ofPerson: regroup(personOf, whole.ofPerson),
    atArea: regroup(areaOf, whole.atArea),
    ofOrganisation: regroup(organisationOf, whole.ofOrganisation),
    all: () => {
      sorted ??= [...untouched(posts), ...now].sort(nearestFirst);
      return sorted;
    },
    with: (more) => layOver(whole, posts, new Map([...changes, ...more])),
  };
}
