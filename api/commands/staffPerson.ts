import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import { Person, type PersonDocument } from '../models/Person';
import { Post } from '../models/Post';
import { openName, phoneIndex, sealName, sealPhone } from '../secrets/personalData';

export interface StaffContact {
  readonly county: string;
  readonly name: string;
  readonly phone: string;
}

/** A person who has not signed in yet: the first sign-in binds them by phone. */
export function newStaffPerson(
  { keyRing, now }: Pick<Deps, 'keyRing' | 'now'>,
  { county, name, phone }: StaffContact,
): PersonDocument {
  const _id = randomUUID();
  return {
    _id,
    county,
    name: sealName(keyRing, _id, name),
    ...sealPhone(keyRing, { _id, county }, phone),
    openid: null,
    openidIndex: null,
    consent: null,
    gridCode: null,
    demonstration: false,
    createdAt: now(),
    version: 1,
  };
}

/**
 * The person with a phone, made where there is none. A resident becomes known by the name the county gives; a member of
 * the staff keeps theirs, and another name means a mistyped phone.
 * @throws ApiError validation_failed
 */
export async function findOrAddStaffPerson(
  deps: Pick<Deps, 'keyRing' | 'now'>,
  contact: StaffContact,
  transaction: ClientSession,
): Promise<PersonDocument> {
  const { keyRing } = deps;
  const session = { session: transaction };
  const index = phoneIndex(keyRing, contact.county, contact.phone);
  const known = await Person.findOne(
    { county: contact.county, phoneIndex: index },
    null,
    session,
  ).lean();
  if (!known) {
    const person = newStaffPerson(deps, contact);
    await Person.insertMany([person], session);
    return person;
  }
  if (openName(keyRing, known) === contact.name) return known;
  const holdsPost = { county: contact.county, personId: known._id, to: null };
  if (await Post.findOne(holdsPost, { _id: 1 }, session).lean())
    throw apiError('validation_failed', [
      { path: 'name', code: 'custom', message: messages.phoneHasOtherName },
    ]);
  const name = sealName(keyRing, known._id, contact.name);
  await Person.updateOne({ _id: known._id }, { $set: { name }, $inc: { version: 1 } }, session);
  return { ...known, name };
}
