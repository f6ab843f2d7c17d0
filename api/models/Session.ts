import mongoose, { Schema } from 'mongoose';

/** How a person signed in: in WeChat, by a QR in a browser, or as a demonstration person. */
export type SignedInBy = 'wechat' | 'browser' | 'demonstration';

/** One sign-in: a family of refresh tokens of which the newest generation is good. No token stands here. */
export interface SessionDocument {
  /** Id of the family. */
  _id: string;
  county: string;
  personId: string;
  by: SignedInBy;
  /** Of the newest refresh token. */
  generation: number;
  rotatedAt: Date;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    personId: { type: String, required: true },
    by: { type: String, required: true },
    generation: { type: Number, required: true },
    rotatedAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'sessions', autoIndex: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ county: 1, personId: 1 });

export const Session = mongoose.model<SessionDocument>('Session', schema);
