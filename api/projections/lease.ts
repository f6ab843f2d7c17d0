import mongoose from 'mongoose';
import { Lease } from '../models/Lease';

/**
 * Takes or renews a lease by one atomic update. Expiry is compared by the database's clock alone.
 * @returns whether `holder` has it now, for `forMs` from when the database saw this
 */
export async function takeLease(name: string, holder: string, forMs: number): Promise<boolean> {
  const mine = { $literal: holder };
  try {
    const lease = await Lease.collection.findOneAndUpdate(
      { _id: name as never },
      [
        {
          $set: {
            free: { $or: [{ $eq: ['$holder', mine] }, { $not: { $gt: ['$until', '$$NOW'] } }] },
          },
        },
        {
          $set: {
            holder: { $cond: ['$free', mine, '$holder'] },
            until: { $cond: ['$free', { $add: ['$$NOW', forMs] }, '$until'] },
          },
        },
        { $unset: 'free' },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    return lease?.holder === holder;
  } catch (error) {
    // Two were the first at once; the other was.
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

/** Gives a lease back, so that the next one need not wait for its end. */
export async function releaseLease(name: string, holder: string): Promise<void> {
  await Lease.deleteOne({ _id: name, holder });
}

export interface HeldLease {
  /** Whether the lease is ours now; never true longer than the database thinks so. */
  held(): boolean;
  /** Takes or renews it where it is time to. A database that is away means: not held once the time is over. */
  keep(): Promise<boolean>;
  release(): Promise<void>;
}

/** A lease that is renewed when a third of its time has passed. */
export function createLease(name: string, holder: string, forMs: number): HeldLease {
  let until = 0;
  let renewAt = 0;
  const held = (): boolean => performance.now() < until;
  return {
    held,
    async keep() {
      // Counted from before the question: the answer's way must not make our time longer than the database's.
      const asked = performance.now();
      if (asked < renewAt) return held();
      if (await takeLease(name, holder, forMs)) {
        until = asked + forMs;
        renewAt = asked + forMs / 3;
      } else {
        until = 0;
        renewAt = 0;
      }
      return held();
    },
    async release() {
      until = 0;
      renewAt = 0;
      await releaseLease(name, holder);
    },
  };
}
