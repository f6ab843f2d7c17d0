import { isWithin } from '@shared/areaLevels';
import { reachesArea } from '@shared/roles';
import type { Actor, ActorPost } from '../actor';
import type { PostDocument } from '../models/Post';

/** What the rules look at. */
export type PostRights = Pick<
  PostDocument,
  'county' | 'role' | 'areaCode' | 'organisationId' | 'personId'
>;

const covers = (post: ActorPost, areaCode: string | null, county: string): boolean =>
  post.areaCode !== null &&
  (areaCode === null ? post.areaCode === county : isWithin(areaCode, post.areaCode));

/** An administrator on duty reaches the own area and below; organisations belong to the county. */
const administers = (actor: Actor, post: Pick<PostRights, 'county' | 'areaCode'>): boolean =>
  actor.county === post.county &&
  actor.posts.some(
    (own) => own.role === 'admin' && own.onDuty && covers(own, post.areaCode, actor.county),
  );

/** An administrator of the whole county, on duty. */
export const isCountyAdmin = (actor: Actor): boolean =>
  administers(actor, { county: actor.county, areaCode: null });

/** Only an administrator adds, hands over and ends posts. */
export const canAddPost = (
  actor: Actor,
  post: Pick<PostRights, 'county' | 'areaCode' | 'role'>,
): boolean => administers(actor, post);
export const canHandOverPost = canAddPost;
export const canEndPost = canAddPost;

/** A roster may be imported by any administrator on duty; each of its lines is asked for like a post. */
export const canImportRoster = (actor: Actor): boolean =>
  actor.posts.some((own) => own.role === 'admin' && own.onDuty);

/** Everybody says when they are away; a leader on duty says it for the own area and below, but not for administrators. */
export const canSetDuty = (actor: Actor, post: PostRights): boolean =>
  actor.county === post.county &&
  (actor.personId === post.personId ||
    administers(actor, post) ||
    (post.role !== 'admin' &&
      post.areaCode !== null &&
      actor.posts.some(
        (own) =>
          own.role === 'gridLeader' && own.onDuty && covers(own, post.areaCode, actor.county),
      )));

/** Posts a person may list: their own, those of their areas and below, and of their organisations. */
export function visiblePosts(actor: Actor) {
  const areas = reachedAreas(actor);
  if (areas.includes(actor.county)) return { county: actor.county };
  return {
    county: actor.county,
    $or: [
      { personId: actor.personId },
      { organisationId: { $in: organisationsOf(actor) } },
      ...areas.map((code) => ({ areaCode: within(code) })),
    ],
  };
}

/** Whether a person may see a post; agrees with `visiblePosts`. */
export function canReadPost(actor: Actor, post: PostRights): boolean {
  if (actor.county !== post.county) return false;
  const { areaCode, organisationId } = post;
  return (
    post.personId === actor.personId ||
    (organisationId !== null && organisationsOf(actor).includes(organisationId)) ||
    reachedAreas(actor).some(
      (code) => code === actor.county || (areaCode !== null && isWithin(areaCode, code)),
    )
  );
}

/** The codes of an area and of all that lies below it: digits sort before ':'. */
export const within = (code: string) => ({ $gte: code, $lt: `${code}:` });

/** Who looks after what is no secret within the staff; names of organisations even less. */
export const canListOrganisations = (actor: Actor): boolean => actor.posts.length > 0;
export const canAddOrganisation = isCountyAdmin;

/** Finding people and opening what is masked, each with a reason on the audit log. */
export const canSearchPeople = isCountyAdmin;
export const canRevealPerson = isCountyAdmin;

const reachedAreas = (actor: Actor): string[] =>
  actor.posts.flatMap((post) =>
    post.areaCode !== null && reachesArea(post.role) ? [post.areaCode] : [],
  );

const organisationsOf = (actor: Actor): string[] =>
  actor.posts.flatMap((post) => post.organisationId ?? []);
