import { SendWindow } from '../models/SendWindow';
import { ROBOT_MESSAGES_A_MINUTE } from '../robotLimits';
import { isDuplicateKey } from './isDuplicateKey';

/**
 * A minute, and as long as a message may be under way: between two that arrive, less time may have passed than between
 * their starts.
 */
const WINDOW_MS = 66_000;

/**
 * Takes one of the 20 messages a robot may send a minute; all processes count together, by the database's clock.
 * @returns null where it was taken, else how many milliseconds until one is free
 */
export async function takeSendSlot(robotId: string): Promise<number | null> {
  const window = await countIn(robotId).catch((error: unknown) => {
    // Two were the first at once; the other was.
    if (isDuplicateKey(error)) return countIn(robotId);
    throw error;
  });
  if (!window || window.granted) return null;
  const oldest = window.recent[0]?.getTime() ?? 0;
  return Math.max(1, oldest + WINDOW_MS - window.readAt.getTime());
}

interface Counted {
  recent: Date[];
  granted: boolean;
  readAt: Date;
}

async function countIn(robotId: string): Promise<Counted | null> {
  const since = { $subtract: ['$$NOW', WINDOW_MS] };
  const kept = { input: { $ifNull: ['$recent', []] }, cond: { $gt: ['$$this', since] } };
  const counted = await SendWindow.collection.findOneAndUpdate(
    { _id: robotId as never },
    [
      { $set: { recent: { $filter: kept }, readAt: '$$NOW' } },
      { $set: { granted: { $lt: [{ $size: '$recent' }, ROBOT_MESSAGES_A_MINUTE] } } },
      {
        $set: {
          recent: {
            $cond: ['$granted', { $concatArrays: ['$recent', ['$$NOW']] }, '$recent'],
          },
        },
      },
    ],
    { upsert: true, returnDocument: 'after' },
  );
  return counted as unknown as Counted | null;
}
