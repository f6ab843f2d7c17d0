import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { openName, openPhone } from '../secrets/personalData';

/** What a person sees of themselves, opened. */
export interface Me {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly consentVersion: string | null;
  readonly gridCode: string | null;
  /** Messages left, by name of the template. */
  readonly quotas: ReadonlyMap<string, number>;
}

/** @throws ApiError session_revoked where the person is no more */
export async function findMe({ keyRing }: Deps, actor: Actor): Promise<Me> {
  const [person, quotas] = await Promise.all([
    Person.findById(actor.personId).lean(),
    SubscriptionQuota.find({ personId: actor.personId }).lean(),
  ]);
  if (!person) throw apiError('session_revoked');
  return {
    id: person._id,
    name: openName(keyRing, person),
    phone: openPhone(keyRing, person),
    consentVersion: person.consent?.version ?? null,
    gridCode: person.gridCode,
    quotas: new Map(quotas.map(({ template, left }) => [template, left])),
  };
}
