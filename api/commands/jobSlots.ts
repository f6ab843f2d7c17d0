import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { JobSlot } from '../models/JobSlot';

/** A run that was taken and not finished after this long died with its process. */
const LOST_AFTER_MS = 10 * 60_000;

/**
 * Takes a run of a job: of many processes that ask for the same slot one gets it, and nobody gets an older one. A run
 * whose process died may be taken again, so the work must bear repetition.
 */
export async function takeSlot(job: string, slot: Date): Promise<boolean> {
  const mine = randomUUID();
  const lost = {
    $and: [
      { $eq: ['$slot', slot] },
      { $not: '$done' },
      { $lt: ['$takenAt', { $subtract: ['$$NOW', LOST_AFTER_MS] }] },
    ],
  };
  const either = (yes: unknown, no: unknown) => ({ $cond: ['$free', yes, no] });
  try {
    const taken = await JobSlot.collection.findOneAndUpdate(
      { _id: job as never },
      [
        { $set: { free: { $or: [{ $lt: ['$slot', slot] }, lost] } } },
        {
          $set: {
            slot: either(slot, '$slot'),
            takenAt: either('$$NOW', '$takenAt'),
            done: either(false, '$done'),
            taker: either(mine, '$taker'),
          },
        },
        { $unset: 'free' },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    return taken?.taker === mine;
  } catch (error) {
    // Two were the first at once; the other was.
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

/** Says that a run is done: it will not be taken again. */
export async function finishSlot(job: string, slot: Date): Promise<void> {
  await JobSlot.updateOne({ _id: job, slot }, { $set: { done: true } });
}
