import mongoose, { Schema } from 'mongoose';

/** A browser that waits for the signed-in mini-program to confirm it. */
export interface SignInRequestDocument {
  _id: string;
  /** SHA-256 of the secret that only the asking browser knows. */
  secretHash: string;
  state: 'waiting' | 'confirmed' | 'collected';
  county: string | null;
  personId: string | null;
  expiresAt: Date;
}

const schema = new Schema<SignInRequestDocument>(
  {
    _id: { type: String, required: true },
    secretHash: { type: String, required: true },
    state: { type: String, required: true },
    county: { type: String, default: null },
    personId: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'signInRequests', autoIndex: false },
);
// An hour longer than it is good, so that a browser that asks late learns that it expired.
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 3600 });

export const SignInRequest = mongoose.model<SignInRequestDocument>('SignInRequest', schema);
