import mongoose from 'mongoose';
import { EnvError } from '../env';
import { keyMessages } from '../keyMessages';
import { KeyUse } from '../models/KeyUse';
import { DecryptionError, type KeyRing } from '../secrets/keyRing';
import { SEALED_FIELDS, type SealedField } from '../secrets/sealedFields';
import { checkKeys, keyUseId } from './checkKeys';

export interface Rotation {
  /** Values that were sealed anew. */
  readonly sealed: number;
  /** Old keys that nothing is sealed with any more. */
  readonly retired: readonly string[];
  /** Values that no key opens, as `COLLECTION/ID PATH`: the keys stay noted until they are gone. */
  readonly unreadable: readonly string[];
}

export interface RotationOptions {
  /** Documents read and written at a time. */
  readonly batch?: number;
  /** After each batch, by field; `total` is what the field had to do at its begin. */
  readonly onProgress?: (field: SealedField, done: number, total: number) => void | Promise<void>;
}

/** What still seals says so every minute. */
const SILENT_MS = 2 * 60_000;
/** What a process sealed in between is found by going through once more. */
const ROUNDS = 5;

/**
 * Seals everything anew with the newest key, while the API works on: each value is changed only where it is still the
 * one that was read. It may be stopped anywhere and begun again, and several at once do no harm. Old keys are forgotten
 * when nothing is sealed with them.
 * @throws EnvError a key is missing, or a process still seals with an old one
 */
export async function rotateKeys(ring: KeyRing, options: RotationOptions = {}): Promise<Rotation> {
  await checkKeys(ring);
  await refuseOldSealers(ring);
  let sealed = 0;
  const unreadable = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = sealed;
    for (const field of SEALED_FIELDS) sealed += await reseal(ring, field, unreadable, options);
    if (sealed === before) break;
  }
  await refuseOldSealers(ring);
  const left = (await Promise.all(SEALED_FIELDS.map((field) => countOld(ring, field)))).reduce(
    (sum, count) => sum + count,
    0,
  );
  return { sealed, unreadable: [...unreadable], retired: left === 0 ? await retire(ring) : [] };
}

async function reseal(
  ring: KeyRing,
  field: SealedField,
  unreadable: Set<string>,
  { batch = 500, onProgress }: RotationOptions,
): Promise<number> {
  const collection = mongoose.connection.collection<{ _id: string }>(field.collection);
  const total = await countOld(ring, field);
  let done = 0;
  for (let after = ''; total > 0; ) {
    const found = await collection
      .find({ ...oldOnes(ring, field), _id: { $gt: after } })
      .project<{ _id: string; sealed: string }>({ sealed: `$${field.path}` })
      .sort({ _id: 1 })
      .limit(batch)
      .toArray();
    const last = found.at(-1);
    if (!last) break;
    const changes = found.flatMap(({ _id, sealed }) => {
      const plain = openOrNote(ring, field, { _id, sealed }, unreadable);
      if (plain === null) return [];
      const anew = ring.encrypt(plain, field.context(_id));
      return [
        {
          updateOne: {
            filter: { _id, [field.path]: sealed },
            update: { $set: { [field.path]: anew } },
          },
        },
      ];
    });
    if (changes.length > 0)
      done += (await collection.bulkWrite(changes as never, { ordered: false })).modifiedCount;
    after = last._id;
    await onProgress?.(field, done, total);
  }
  return done;
}

function openOrNote(
  ring: KeyRing,
  field: SealedField,
  { _id, sealed }: { _id: string; sealed: string },
  unreadable: Set<string>,
): string | null {
  try {
    return ring.decrypt(sealed, field.context(_id));
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    unreadable.add(`${field.collection}/${_id} ${field.path}`);
    return null;
  }
}

/** Values of a field under another key than the newest. */
const oldOnes = (ring: KeyRing, { path }: SealedField) => ({
  [path]: { $type: 'string', $not: new RegExp(`^${ring.signingKey('data').id}\\.`) },
});

const countOld = (ring: KeyRing, field: SealedField): Promise<number> =>
  mongoose.connection.collection(field.collection).countDocuments(oldOnes(ring, field));

const otherKeys = (ring: KeyRing) => ({ _id: { $nin: ['index', keyUseId(ring)] } });

/** @throws EnvError a process said in the last minutes that it seals with another key */
async function refuseOldSealers(ring: KeyRing): Promise<void> {
  const sealing = await KeyUse.collection.findOne({
    ...otherKeys(ring),
    $expr: { $gt: ['$sealsAt', { $subtract: ['$$NOW', SILENT_MS] }] },
  } as never);
  if (sealing)
    throw new EnvError(keyMessages.stillSeals(String(sealing._id).slice('data/'.length)));
}

async function retire(ring: KeyRing): Promise<string[]> {
  const old = await KeyUse.find(otherKeys(ring)).lean();
  await KeyUse.deleteMany(otherKeys(ring));
  return old.map(({ _id }) => _id.slice('data/'.length));
}
