import type { ClientSession } from 'mongoose';
import { Thread } from '../../models/Thread';

/**
 * Tells that something said before in a talk is another thing now: taken out, or decided about. Whoever has the talk in
 * sight reads it again. In the same transaction as the change, or nobody would learn of it.
 */
export async function noteChange(
  county: string,
  threadId: string,
  session: ClientSession,
): Promise<void> {
  await Thread.updateOne({ _id: threadId, county }, { $inc: { changes: 1 } }, { session });
}
