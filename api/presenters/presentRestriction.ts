import type { MyRestrictionResponse, Restriction } from '@shared/schemas/restrictions';
import type { Actor } from '../actor';
import type { Objection, RestrictionDocument } from '../models/Restriction';
import { decidingPost, liftingPost } from '../policies/restrictionPolicy';
import { maskName } from './mask';

/** A restriction as an administrator sees it. */
export function presentRestriction(
  actor: Actor,
  restriction: RestrictionDocument,
  personName: string | null,
  now: Date,
): Restriction {
  const { _id, lifted, objection, until } = restriction;
  const active = !lifted && until > now;
  const waits = objection !== null && objection.decision === null;
  return {
    id: _id,
    reportId: restriction.reportId,
    reportNumber: restriction.reportNumber,
    personName: personName && !restriction.nameHidden ? maskName(personName) : null,
    reason: restriction.reason,
    from: restriction.from.toISOString(),
    until: until.toISOString(),
    by: restriction.byName,
    state: lifted ? 'lifted' : active ? 'active' : 'over',
    lifted: lifted && { at: lifted.at.toISOString(), words: lifted.reason, by: lifted.byName },
    objection: presentObjection(objection),
    abilities: [
      ...(active && liftingPost(actor, restriction) ? (['lift'] as const) : []),
      ...(waits && decidingPost(actor, restriction) ? (['decide'] as const) : []),
    ],
  };
}

/** What holds a person back, as they see it. */
export const presentMyRestriction = (
  restriction: RestrictionDocument | null,
): MyRestrictionResponse => ({
  restriction: restriction && {
    id: restriction._id,
    reason: restriction.reason,
    from: restriction.from.toISOString(),
    until: restriction.until.toISOString(),
    by: restriction.byName,
    objection: presentObjection(restriction.objection),
    canObject: restriction.objection === null,
  },
});

const presentObjection = (objection: Objection | null): Restriction['objection'] =>
  objection && {
    words: objection.words,
    at: objection.at.toISOString(),
    decision: objection.decision && {
      upheld: objection.decision.upheld,
      words: objection.decision.words,
      by: objection.decision.byName,
      at: objection.decision.at.toISOString(),
    },
  };
