import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person, type PersonDocument } from '../models/Person';
import { offersDemonstration } from '../policies/demonstrationPolicy';
import { PRIVACY_VERSION } from '../privacyText';
import { sealName, sealOpenid, sealPhone } from '../secrets/personalData';

export interface DemonstrationContact {
  readonly name: string;
  readonly phone: string;
  readonly openid: string;
  /** Where a resident lives. */
  readonly gridCode: string | null;
}

/**
 * Adds people whom anybody may sign in as, outside production; they have agreed to the privacy text.
 * @throws ApiError demonstration_only
 */
export async function addDemonstrationPeople(
  { env, keyRing, now }: Deps,
  county: string,
  contacts: readonly DemonstrationContact[],
): Promise<PersonDocument[]> {
  if (!offersDemonstration(env)) throw apiError('demonstration_only');
  const people = contacts.map(({ name, phone, openid, gridCode }): PersonDocument => {
    const _id = randomUUID();
    return {
      _id,
      county,
      name: sealName(keyRing, _id, name),
      ...sealPhone(keyRing, { _id, county }, phone),
      ...sealOpenid(keyRing, { _id, county }, openid),
      consent: { version: PRIVACY_VERSION, at: now() },
      gridCode,
      demonstration: true,
      createdAt: now(),
      version: 1,
    };
  });
  await Person.insertMany(people);
  return people;
}
