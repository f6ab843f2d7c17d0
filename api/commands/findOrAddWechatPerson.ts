import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps';
import { Person, type PersonDocument } from '../models/Person';
import { openidIndex, sealOpenid } from '../secrets/personalData';
import { isDuplicateKey } from './isDuplicateKey';

/** The person of a WeChat account in a county; made on the first sign-in, once, however many come at the same time. */
export async function findOrAddWechatPerson(
  { keyRing, now }: Pick<Deps, 'keyRing' | 'now'>,
  county: string,
  openid: string,
): Promise<PersonDocument> {
  const index = openidIndex(keyRing, county, openid);
  const known = await Person.findOne({ county, openidIndex: index }).lean();
  if (known) return known;
  const _id = randomUUID();
  const person: PersonDocument = {
    _id,
    county,
    name: null,
    phone: null,
    phoneIndex: null,
    ...sealOpenid(keyRing, { _id, county }, openid),
    consent: null,
    gridCode: null,
    demonstration: false,
    createdAt: now(),
    version: 1,
  };
  try {
    await Person.insertMany([person]);
    return person;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return Person.findOne({ county, openidIndex: index })
      .orFail(() => error as Error)
      .lean();
  }
}
