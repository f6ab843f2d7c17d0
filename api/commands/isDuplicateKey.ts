import mongoose from 'mongoose';

/** Whether a write met a unique index; with `field`, whether that field is part of the index. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) return false;
  return field === undefined || error.message.includes(`${field}:`);
}
