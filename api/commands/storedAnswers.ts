import mongoose from 'mongoose';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { StoredAnswer } from '../models/StoredAnswer';

/** A claim whose request died is taken over after this long. */
const CLAIM_SECONDS = 60;

/**
 * Claims a write for this request.
 * @returns the answer kept from the first time, or null where this request is the first
 * @throws ApiError key_reused where another body came under the key, request_in_progress
 */
export async function claimAnswer(
  deps: Deps,
  id: string,
  bodyHash: string,
): Promise<{ status: number; body: unknown } | null> {
  const at = deps.now();
  try {
    await StoredAnswer.collection.insertOne({
      _id: id,
      bodyHash,
      status: null,
      body: null,
      at,
    } as never);
    return null;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError && error.code === 11000)) throw error;
  }
  const kept = await StoredAnswer.findById(id).lean();
  if (!kept) throw apiError('request_in_progress');
  if (kept.bodyHash !== bodyHash) throw apiError('key_reused');
  if (kept.status !== null) {
    const body = kept.body === null ? null : deps.keyRing.decrypt(kept.body, `answer/${id}`);
    return { status: kept.status, body: body === null ? null : JSON.parse(body) };
  }
  const stale = new Date(at.getTime() - CLAIM_SECONDS * 1000);
  const taken = await StoredAnswer.updateOne(
    { _id: id, status: null, at: { $lt: stale } },
    { $set: { at } },
  );
  if (taken.modifiedCount === 1) return null;
  throw apiError('request_in_progress');
}

/** Keeps the answer for a retry. */
export async function keepAnswer(
  deps: Deps,
  id: string,
  status: number,
  body: unknown,
): Promise<void> {
  const sealed = body ? deps.keyRing.encrypt(JSON.stringify(body), `answer/${id}`) : null;
  await StoredAnswer.updateOne({ _id: id }, { $set: { status, body: sealed } });
}

/** Frees a claim whose request failed, so that a retry may try again. */
export async function releaseAnswer(id: string): Promise<void> {
  await StoredAnswer.deleteOne({ _id: id, status: null });
}
