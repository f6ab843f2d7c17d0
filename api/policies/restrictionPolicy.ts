import { isWithin } from '@shared/areaLevels';
import type { Urgency } from '@shared/categories';
import type { Actor, ActorPost } from '../actor';
import type { CountyDirectory } from '../directory/countyDirectory';
import { isErasedId } from '../erasedId';
import { apiError } from '../errors';
import type { RestrictionDocument } from '../models/Restriction';
import { restrictionMessages } from '../restrictionMessages';
import { canRead, type ReportRights } from './reportPolicy';
import { within } from './staffPolicy';

/**
 * Refuses what a person who is held back may not do: reports that are not urgent, talk, "me too". Emergencies stay
 * open. Asks nothing of the database.
 * @throws ApiError held_back with until when and why
 */
export function refuseHeldBack(
  directory: CountyDirectory,
  actor: Pick<Actor, 'personId'>,
  urgency: Urgency | null,
  now: Date,
): void {
  if (urgency === 'urgent') return;
  const held = directory.restrictions.of(actor.personId, now);
  if (!held) return;
  throw apiError(
    'held_back',
    {
      restrictionId: held._id,
      until: held.until.toISOString(),
      reason: held.reason,
      canObject: !held.objected,
    },
    restrictionMessages.refused(held.until, held.reason),
  );
}

type AreaPost = ActorPost & { areaCode: string };

const adminPosts = (actor: Actor): AreaPost[] =>
  actor.posts.flatMap((post) =>
    post.role === 'admin' && post.onDuty && post.areaCode !== null
      ? [{ ...post, areaCode: post.areaCode }]
      : [],
  );

const supervises = (actor: Actor): boolean =>
  actor.posts.some(
    (post) => post.role === 'supervisor' && post.onDuty && post.areaCode === actor.county,
  );

/** The administrator's post with which the maker of a report may be held back. */
export const holdingPost = (actor: Actor, report: ReportRights): AreaPost | undefined =>
  canRead(actor, report)
    ? adminPosts(actor).find(
        ({ areaCode }) =>
          report.areaPath.some((area) => area.code === areaCode) &&
          report.viewerKeys.includes(`area:${areaCode}`),
      )
    : undefined;

/** Whether somebody is there to be held back by this administrator; nobody does so to themselves. */
export const canHoldBack = (actor: Actor, report: ReportRights): boolean =>
  report.reporter.personId !== actor.personId &&
  !isErasedId(report.reporter.personId) &&
  holdingPost(actor, report) !== undefined;

type Rights = Pick<RestrictionDocument, 'county' | 'areaCode' | 'byPersonId' | 'personId'>;

/** Restrictions an administrator sees: those of the own area; the county's supervisor sees all. Null: none at all. */
export function visibleRestrictions(actor: Actor) {
  if (supervises(actor)) return { county: actor.county };
  const areas = adminPosts(actor).map(({ areaCode }) => areaCode);
  if (areas.length === 0) return null;
  if (areas.includes(actor.county)) return { county: actor.county };
  return { county: actor.county, $or: areas.map((code) => ({ areaCode: within(code) })) };
}

/** The post with which an administrator ends a restriction early. */
export const liftingPost = (actor: Actor, { county, areaCode }: Rights): ActorPost | undefined =>
  actor.county === county
    ? adminPosts(actor).find((post) => isWithin(areaCode, post.areaCode))
    : undefined;

/** Another administrator, or the county's supervisor; never who held the person back, never the person. */
export function decidingPost(actor: Actor, restriction: Rights): ActorPost | undefined {
  if (actor.personId === restriction.byPersonId || actor.personId === restriction.personId)
    return undefined;
  return (
    liftingPost(actor, restriction) ??
    (supervises(actor) && actor.county === restriction.county
      ? actor.posts.find((post) => post.role === 'supervisor')
      : undefined)
  );
}
