import type { Deps } from '../deps';
import { Person, type PersonDocument } from '../models/Person';
import { phoneIndex, sealName, sealPhone } from '../secrets/personalData';
import { isDuplicateKey } from './isDuplicateKey';

/**
 * The resident a member of the staff reports for: the person with that phone, who keeps the name they are known by; else
 * a person made for this report, known by no sign-in until one binds the phone. The same report makes the same person.
 */
export async function findOrAddResident(
  deps: Pick<Deps, 'keyRing' | 'now'>,
  county: string,
  reportId: string,
  { name, phone }: { name: string; phone?: string | undefined },
): Promise<string> {
  const { keyRing } = deps;
  const known = phone
    ? await Person.findOne(
        { county, phoneIndex: phoneIndex(keyRing, county, phone) },
        { _id: 1 },
      ).lean()
    : null;
  if (known) return known._id;
  const _id = keyRing.index(reportId, `resident/${county}`).slice(0, 32);
  const person: PersonDocument = {
    _id,
    county,
    name: sealName(keyRing, _id, name),
    ...(phone ? sealPhone(keyRing, { _id, county }, phone) : { phone: null, phoneIndex: null }),
    openid: null,
    openidIndex: null,
    consent: null,
    gridCode: null,
    demonstration: false,
    createdAt: deps.now(),
    version: 1,
  };
  try {
    await Person.collection.insertOne(person as never);
    return _id;
  } catch (error) {
    // Made by an earlier try, or the phone was bound in the meantime.
    if (!isDuplicateKey(error)) throw error;
    const made = await Person.findOne(
      phone
        ? { county, $or: [{ _id }, { phoneIndex: phoneIndex(keyRing, county, phone) }] }
        : { _id, county },
      { _id: 1 },
    ).lean();
    if (!made) throw error;
    return made._id;
  }
}
