import {
  liftingBody,
  myRestrictionResponse,
  objectionBody,
  objectionDecisionBody,
  restriction,
  restrictionBody,
  restrictionPage,
  restrictionsQuery,
} from '@shared/schemas/restrictions';
import type { Actor } from '../../actor';
import { decideObjection } from '../../commands/decideObjection';
import { holdBackPerson } from '../../commands/holdBackPerson';
import { liftRestriction } from '../../commands/liftRestriction';
import { objectToRestriction } from '../../commands/objectToRestriction';
import type { Deps } from '../../deps';
import type { RestrictionDocument } from '../../models/Restriction';
import { presentMyRestriction, presentRestriction } from '../../presenters/presentRestriction';
import { findStaff } from '../../queries/findStaff';
import { findMyRestriction, listRestrictions } from '../../queries/listRestrictions';
import { type Endpoint, endpoint } from '../endpoint';

const tag = 'restrictions';

async function presentAll(deps: Deps, actor: Actor, rows: readonly RestrictionDocument[]) {
  const people = await findStaff(
    deps,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row) =>
    presentRestriction(actor, row, people.get(row.personId)?.name || null, deps.now()),
  );
}

const presentOne = async (deps: Deps, actor: Actor, row: RestrictionDocument) =>
  (await presentAll(deps, actor, [row]))[0];

/** People who are held back for a time, and what they say to it. */
export const restrictionEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/restrictions',
    tag,
    summary: 'Who is or was held back in my area, newest first (administrators, supervisors)',
    access: 'consented',
    query: restrictionsQuery,
    response: restrictionPage,
    handle: async ({ deps, actor, query }) => {
      const { rows, nextCursor } = await listRestrictions(actor, query);
      return { items: await presentAll(deps, actor, rows), nextCursor };
    },
  }),
  endpoint({
    method: 'post',
    path: '/restrictions',
    tag,
    summary: 'Hold back for some days who made a report, with a reason they read (administrators)',
    access: 'consented',
    limit: 'step',
    body: restrictionBody,
    response: restriction,
    status: 201,
    handle: async ({ deps, actor, body }) =>
      presentOne(deps, actor, await holdBackPerson(deps, actor, body)),
  }),
  endpoint({
    method: 'post',
    path: '/restrictions/:id/lifting',
    tag,
    summary: 'End a restriction before its time, with a reason (administrators)',
    access: 'consented',
    limit: 'step',
    body: liftingBody,
    response: restriction,
    handle: async ({ deps, actor, params, body }) =>
      presentOne(deps, actor, await liftRestriction(deps, actor, params.id ?? '', body.reason)),
  }),
  endpoint({
    method: 'post',
    path: '/restrictions/:id/decision',
    tag,
    summary: 'Answer an objection: another administrator, or the county supervisor',
    access: 'consented',
    limit: 'step',
    body: objectionDecisionBody,
    response: restriction,
    handle: async ({ deps, actor, params, body }) =>
      presentOne(deps, actor, await decideObjection(deps, actor, params.id ?? '', body)),
  }),
  endpoint({
    method: 'get',
    path: '/me/restriction',
    tag: 'me',
    summary: 'What holds me back now, why and until when',
    access: 'signedIn',
    response: myRestrictionResponse,
    handle: async ({ deps, actor }) =>
      presentMyRestriction(await findMyRestriction(actor, deps.now())),
  }),
  endpoint({
    method: 'post',
    path: '/me/restriction/objection',
    tag: 'me',
    summary: 'Say once why I should not be held back',
    access: 'consented',
    limit: 'step',
    body: objectionBody,
    response: myRestrictionResponse,
    handle: async ({ deps, actor, body }) => {
      await objectToRestriction(deps, actor, body.words);
      return presentMyRestriction(await findMyRestriction(actor, deps.now()));
    },
  }),
];
