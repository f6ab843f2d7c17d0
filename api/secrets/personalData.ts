import type { PersonDocument } from '../models/Person';
import type { KeyRing } from './keyRing';

type Sealed<Field extends 'name' | 'phone' | 'openid'> = Pick<PersonDocument, '_id' | Field>;

/** The name of a person in clear, or null where none is known. @throws DecryptionError */
export const openName = (ring: KeyRing, person: Sealed<'name'>): string | null =>
  person.name && ring.decrypt(person.name, `person/${person._id}/name`);

/** The phone of a person in clear, 11 digits. @throws DecryptionError */
export const openPhone = (ring: KeyRing, person: Sealed<'phone'>): string | null =>
  person.phone && ring.decrypt(person.phone, `person/${person._id}/phone`);

/** The openid of a person in clear. @throws DecryptionError */
export const openOpenid = (ring: KeyRing, person: Sealed<'openid'>): string | null =>
  person.openid && ring.decrypt(person.openid, `person/${person._id}/openid`);

/** By which the person with a phone is found in a county. */
export const phoneIndex = (ring: KeyRing, county: string, phone: string): string =>
  ring.index(phone, `phone/${county}`);

/** By which the person with an openid is found in a county. */
export const openidIndex = (ring: KeyRing, county: string, openid: string): string =>
  ring.index(openid, `openid/${county}`);

/** The name as it is kept. */
export const sealName = (ring: KeyRing, personId: string, name: string): string =>
  ring.encrypt(name, `person/${personId}/name`);

/** The phone as it is kept and found. */
export const sealPhone = (
  ring: KeyRing,
  { _id, county }: Pick<PersonDocument, '_id' | 'county'>,
  phone: string,
): { phone: string; phoneIndex: string } => ({
  phone: ring.encrypt(phone, `person/${_id}/phone`),
  phoneIndex: phoneIndex(ring, county, phone),
});

/** The openid as it is kept and found. */
export const sealOpenid = (
  ring: KeyRing,
  { _id, county }: Pick<PersonDocument, '_id' | 'county'>,
  openid: string,
): { openid: string; openidIndex: string } => ({
  openid: ring.encrypt(openid, `person/${_id}/openid`),
  openidIndex: openidIndex(ring, county, openid),
});
