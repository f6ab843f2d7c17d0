import type { mongo } from 'mongoose';
import type { PushDocument } from '../models/Push';

/**
 * After a restore: what waited to be sent at the moment of the backup may have gone out since. Nobody can say, so it is
 * not sent again by itself; an administrator may do so by hand.
 */
export async function doubtWaitingSends(db: mongo.Db): Promise<void> {
  await db
    .collection<PushDocument>('pushes')
    .updateMany(
      { state: { $in: ['waiting', 'claimed'] } },
      { $set: { state: 'unknown', code: 'restored', settledAt: new Date() } },
    );
}
