import mongoose, { Schema } from 'mongoose';

/**
 * `waiting` for the days in which it can be taken back; `ending`: nobody can sign in as the person any more, tokens
 * that are out run off; `erasing`: what is known of them goes; `cases`: their open reports are stripped when they end;
 * then for good `done`, or `cancelled`.
 */
export type ErasureState = 'waiting' | 'ending' | 'erasing' | 'cases' | 'done' | 'cancelled';

/** A person's wish to be forgotten, and how far it is. Every stage may be begun again by another process. */
export interface ErasureDocument {
  _id: string;
  county: string;
  /** Null once it is carried out. */
  personId: string | null;
  /** What stands in the audit log in the person's place. */
  pseudonym: string;
  state: ErasureState;
  requestedAt: Date;
  /** From then on it cannot be taken back. */
  dueAt: Date;
  /** When the last token of the person runs off. */
  tokensEndAt: Date | null;
  /** Reports that were open: their words go when they end. */
  openReportIds: string[];
  endedAt: Date | null;
  /** Why it was not carried out: the person took it back, or became a member of the staff. */
  cancelledFor: 'person' | 'post' | null;
}

const schema = new Schema<ErasureDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'erasures', autoIndex: false, strict: false },
);
schema.index(
  { county: 1, personId: 1 },
  {
    name: 'one_at_a_time',
    unique: true,
    partialFilterExpression: { state: { $in: ['waiting', 'ending', 'erasing'] } },
  },
);
schema.index(
  { state: 1, dueAt: 1 },
  {
    name: 'open',
    partialFilterExpression: { state: { $in: ['waiting', 'ending', 'erasing', 'cases'] } },
  },
);

export const Erasure = mongoose.model<ErasureDocument>('Erasure', schema);
