import mongoose, { Schema } from 'mongoose';

/** The answer first given to a write, by the hash of person, operation and Idempotency-Key; kept for a day. */
export interface StoredAnswerDocument {
  _id: string;
  bodyHash: string;
  /** Null while the first request is still at work. */
  status: number | null;
  /** Sealed JSON: an answer may hold personal data. */
  body: string | null;
  at: Date;
}

const schema = new Schema<StoredAnswerDocument>(
  {
    _id: { type: String, required: true },
    bodyHash: { type: String, required: true },
    status: { type: Number, default: null },
    body: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'storedAnswers', autoIndex: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: 86_400 });

export const StoredAnswer = mongoose.model<StoredAnswerDocument>('StoredAnswer', schema);
