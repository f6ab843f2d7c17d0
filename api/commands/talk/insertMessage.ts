import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { apiError } from '../../errors';
import { Message, type MessageDocument } from '../../models/Message';

export type NewMessage = Omit<MessageDocument, 'sequence'>;

/** Senders of one thread at the same moment: each round one of them gets the next number. */
const TRIES = 100;
const LONGEST_PAUSE_MS = 40;

/**
 * Puts a message at the end of its thread with one insert. The number after the last is unique, so of several senders
 * one gets it and the others look again: no number is left out or given twice, and whoever reads a message can read all
 * before it. The same id again is the message that is there.
 * @throws ApiError key_reused where that one says something else, try_again
 */
export async function insertMessage(message: NewMessage): Promise<MessageDocument> {
  const { county, threadId } = message;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const last = await Message.findOne({ county, threadId }, { sequence: 1, createdAt: 1 })
      .sort({ sequence: -1 })
      .lean();
    const next: MessageDocument = {
      ...message,
      sequence: (last?.sequence ?? 0) + 1,
      // Clocks of several machines differ; what comes later is not shown as earlier.
      createdAt: last && last.createdAt > message.createdAt ? last.createdAt : message.createdAt,
    };
    try {
      await Message.collection.insertOne(next as never);
      return next;
    } catch (error) {
      const field = duplicateOf(error);
      if (field === null) throw error;
      const known = field === '_id' && (await knownMessage(county, message._id, message.bodyHash));
      if (known) return known;
      await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 * attempt + 1));
    }
  }
  throw apiError('try_again');
}

/** Which unique index a write met; null where it failed for another reason. */
function duplicateOf(error: unknown): '_id' | 'order' | null {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) return null;
  return error.keyPattern && '_id' in error.keyPattern ? '_id' : 'order';
}

/** The message of an id, if it is there. @throws ApiError key_reused where it says something else */
export async function knownMessage(
  county: string,
  id: string,
  bodyHash: string,
): Promise<MessageDocument | null> {
  const known = await Message.findOne({ _id: id, county }).lean();
  if (known && known.bodyHash !== bodyHash) throw apiError('key_reused');
  return known;
}
