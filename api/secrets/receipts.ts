import * as z from 'zod/mini';
import { apiError } from '../errors';
import type { StoredPhoto } from '../models/Report';
import type { KeyRing } from './keyRing';
import { sign, verifySignature } from './signature';

export const RECEIPT_HOURS = 24;

const content = z.tuple([z.string(), z.string(), z.string(), z.number(), z.number(), z.number()]);

/**
 * Signs who may use which photo in a report of which county until when, so that a report needs no lookup.
 * Form: `content.keyId.mac`, at most 400 characters.
 */
export function signReceipt(
  ring: KeyRing,
  photo: StoredPhoto,
  owner: { personId: string; county: string },
  now: Date,
): { receipt: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + RECEIPT_HOURS * 3_600_000);
  const text = Buffer.from(
    JSON.stringify([
      photo.fileId,
      owner.personId,
      owner.county,
      photo.width,
      photo.height,
      Math.floor(expiresAt.getTime() / 1000),
    ]),
  ).toString('base64url');
  return { receipt: `${text}.${sign(ring, 'receipt', text)}`, expiresAt };
}

/**
 * The photo a receipt stands for.
 * @throws ApiError receipt_invalid where it was changed, has expired, or was given to another person
 */
export function openReceipt(
  ring: KeyRing,
  receipt: string,
  personId: string,
  now: Date,
): StoredPhoto {
  const at = receipt.indexOf('.');
  const text = receipt.slice(0, at);
  if (at < 0 || !verifySignature(ring, 'receipt', text, receipt.slice(at + 1)))
    throw apiError('receipt_invalid');
  const [fileId, owner, , width, height, expires] = content.parse(
    JSON.parse(Buffer.from(text, 'base64url').toString()),
  );
  if (owner !== personId || expires * 1000 < now.getTime()) throw apiError('receipt_invalid');
  return { fileId, width, height };
}
