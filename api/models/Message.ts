import type { WordCheck } from '@shared/schemas/content';
import mongoose, { Schema } from 'mongoose';
import type { ReportContent, StoredPhoto } from './Report';

/** A recording kept by the object store. */
export interface StoredVoice {
  fileId: string;
  /** Length by its frames. */
  seconds: number;
}

/**
 * One message, written by one insert. `(county, threadId, sequence)` is unique: a sender takes the number after the
 * last it sees and tries again where another was first, so that numbers have no gap and nobody reads a later message
 * without the earlier.
 */
export interface MessageDocument {
  /** Derived from sender and Idempotency-Key: a retry is the same write. */
  _id: string;
  county: string;
  threadId: string;
  sequence: number;
  from: {
    /** Null for the system. */
    personId: string | null;
    as: 'resident' | 'staff' | 'system';
    /** The post's label of the day; a resident's name is not kept here but read and masked. */
    name: string;
  };
  /** Of a member of the staff: `ROLE@AREA` or `org:ID` of the post they spoke for. */
  postKey: string | null;
  kind: 'text' | 'photo' | 'voice';
  text: string | null;
  photos: StoredPhoto[];
  voice: StoredVoice | null;
  textCheck: WordCheck;
  /** What may be shown to others, as of a report: decided by a person, or by WeChat's answer on photos and voice. */
  content?: ReportContent;
  clientId: string | null;
  bodyHash: string;
  /** Until the thread knows of it; what a crash left is found by it. */
  pending: boolean;
  createdAt: Date;
  /** When what it said was destroyed; who did so and why stands in its text. */
  redactedAt?: Date;
}

// The shape is guarded by the types above and by the commands, the only code that writes: no casting layer.
const schema = new Schema<MessageDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'messages', autoIndex: false, strict: false },
);
schema.index({ county: 1, threadId: 1, sequence: 1 }, { unique: true, name: 'order' });
schema.index(
  { county: 1, pending: 1, createdAt: 1 },
  { name: 'pending', partialFilterExpression: { pending: true } },
);

export const Message = mongoose.model<MessageDocument>('Message', schema);
