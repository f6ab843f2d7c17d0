import mongoose from 'mongoose';
import { EnvError } from '../env';
import { keyMessages } from '../keyMessages';
import { KeyUse } from '../models/KeyUse';
import { Person } from '../models/Person';
import type { KeyRing } from '../secrets/keyRing';
import { openPhone, phoneIndex } from '../secrets/personalData';
import { SEALED_FIELDS, type SealedField } from '../secrets/sealedFields';
import { sign, verifySignature } from '../secrets/signature';

const PURPOSE = 'keyCheck';
const TEXT = 'weilianxin';
const DATA = 'data/';
const INDEX = 'index';

/** The newest key's document: noted before anything is sealed with it. */
export const keyUseId = (ring: KeyRing): string => `${DATA}${ring.signingKey('data').id}`;

/**
 * Holds the key ring against what this database was sealed with, and notes the newest key before anything is sealed
 * with it. A database that never noted a key is looked through once.
 * @throws EnvError in one sentence: a key is missing, or is another than it was
 */
export async function checkKeys(ring: KeyRing): Promise<void> {
  const known = await KeyUse.find().lean();
  if (!known.some(({ _id }) => _id === INDEX)) await survey(ring);
  for (const { _id, check } of known) {
    if (_id === INDEX) {
      if (check !== indexCheck(ring)) throw new EnvError(keyMessages.otherIndex);
      continue;
    }
    const id = _id.slice(DATA.length);
    if (!ring.verifyingKey('data', id)) throw new EnvError(keyMessages.lost(id));
    if (!verifySignature(ring, PURPOSE, TEXT, check)) throw new EnvError(keyMessages.changed(id));
  }
  await note(keyUseId(ring), sign(ring, PURPOSE, TEXT));
  await note(INDEX, indexCheck(ring));
}

/** Says that this process seals with its newest key: a rotation waits until nobody does so with an old one. */
export async function noteSealing(ring: KeyRing): Promise<void> {
  await KeyUse.collection.updateOne(
    { _id: keyUseId(ring) as never },
    { $set: { check: sign(ring, PURPOSE, TEXT) }, $currentDate: { sealsAt: true } },
    { upsert: true },
  );
}

const indexCheck = (ring: KeyRing): string => ring.index(TEXT, PURPOSE);

async function note(_id: string, check: string): Promise<void> {
  await KeyUse.updateOne({ _id }, { $setOnInsert: { check, sealsAt: null } }, { upsert: true });
}

/** The first time: are all keys there that values were sealed with, and is a phone found by its hash? */
async function survey(ring: KeyRing): Promise<void> {
  const ids = new Set((await Promise.all(SEALED_FIELDS.map(keyIdsOf))).flat());
  for (const id of ids)
    if (!ring.verifyingKey('data', id)) throw new EnvError(keyMessages.lost(id));
  const person = await Person.findOne({ phoneIndex: { $type: 'string' } }).lean();
  const phone = person && openPhone(ring, person);
  if (person && phone && phoneIndex(ring, person.county, phone) !== person.phoneIndex)
    throw new EnvError(keyMessages.otherIndex);
  for (const id of ids)
    if (id !== ring.signingKey('data').id)
      await note(`${DATA}${id}`, sign(ring, PURPOSE, TEXT, id));
}

async function keyIdsOf({ collection, path }: SealedField): Promise<string[]> {
  const found = await mongoose.connection
    .collection(collection)
    .aggregate<{ _id: string }>([
      { $match: { [path]: { $type: 'string' } } },
      { $group: { _id: { $first: { $split: [`$${path}`, '.'] } } } },
    ])
    .toArray();
  return found.map(({ _id }) => _id);
}
