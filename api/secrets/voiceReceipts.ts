import * as z from 'zod/mini';
import { apiError } from '../errors';
import type { StoredVoice } from '../models/Message';
import type { KeyRing } from './keyRing';
import { RECEIPT_HOURS } from './receipts';
import { sign, verifySignature } from './signature';

const content = z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()]);
/** Signed apart from photos: a receipt of one is none of the other. */
const PURPOSE = 'voiceReceipt';

/** Signs who may use which recording until when. Form: `content.keyId.mac`, at most 400 characters. */
export function signVoiceReceipt(
  ring: KeyRing,
  voice: StoredVoice,
  owner: { personId: string; county: string },
  now: Date,
): { receipt: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + RECEIPT_HOURS * 3_600_000);
  const expires = Math.floor(expiresAt.getTime() / 1000);
  const text = Buffer.from(
    JSON.stringify([voice.fileId, owner.personId, owner.county, voice.seconds, expires]),
  ).toString('base64url');
  return { receipt: `${text}.${sign(ring, PURPOSE, text)}`, expiresAt };
}

/**
 * The recording a receipt stands for.
 * @throws ApiError receipt_invalid where it was changed, has expired, or was given to another person
 */
export function openVoiceReceipt(
  ring: KeyRing,
  receipt: string,
  personId: string,
  now: Date,
): StoredVoice {
  const at = receipt.indexOf('.');
  const text = receipt.slice(0, at);
  if (at < 0 || !verifySignature(ring, PURPOSE, text, receipt.slice(at + 1)))
    throw apiError('receipt_invalid');
  const [fileId, owner, , seconds, expires] = content.parse(
    JSON.parse(Buffer.from(text, 'base64url').toString()),
  );
  if (owner !== personId || expires * 1000 < now.getTime()) throw apiError('receipt_invalid');
  return { fileId, seconds };
}
