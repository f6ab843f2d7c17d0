import mongoose, { Schema } from 'mongoose';

/**
 * A message WeChat pushed that was acted on, by hash of its signature and nonce: it is not taken again. Or a result
 * that came before its trace id was written down (`trace/ID`), for whoever writes it.
 */
export interface PushSeenDocument {
  _id: string;
  county: string;
  /** The result that came too early; null for a message. */
  verdict: unknown;
  expiresAt: Date;
}

const schema = new Schema<PushSeenDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    verdict: { type: Schema.Types.Mixed, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'pushesSeen', autoIndex: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const PushSeen = mongoose.model<PushSeenDocument>('PushSeen', schema);
