import mongoose, { Schema } from 'mongoose';

/**
 * How far the check of a picture or recording is. It begins when the upload is used: `waiting` to be sent to WeChat,
 * `claimed` by the process that sends it, `sent` and not answered yet; then `passed`, or `review` until a person
 * decided: `cleared` or `withheld`.
 */
export type MediaCheckState =
  | 'waiting'
  | 'claimed'
  | 'sent'
  | 'passed'
  | 'review'
  | 'cleared'
  | 'withheld';

/** The ledger of what WeChat was asked about an upload. One asking has one trace id; an older one's answer is no more. */
export interface MediaCheck {
  state: MediaCheckState;
  /** Of the asking that is not answered. */
  traceId: string | null;
  /** How often WeChat took the question. */
  asked: number;
  /** Calls that failed since it last did. */
  failed: number;
  /** Not before; while `sent`, when it is asked again. */
  tryAt: Date;
  /** By the database's clock. */
  claimedAt: Date | null;
}

/** A photo or recording that was stored; `usedAt` is set when the step or message that carries it is written down. */
export interface UploadDocument {
  /** The file's id. */
  _id: string;
  county: string;
  personId: string;
  kind: 'image' | 'audio';
  /** SHA-256 (base64url) of the bytes as they came: the same picture sent again has the same. */
  sha256: string | null;
  createdAt: Date;
  usedAt: Date | null;
  /** `report/ID` or `message/ID`: where it stands; null until it is used. */
  usedIn: string | null;
  check: MediaCheck;
}

/** An upload whose check has not begun. */
export const newMediaCheck = (now: Date): MediaCheck => ({
  state: 'waiting',
  traceId: null,
  asked: 0,
  failed: 0,
  tryAt: now,
  claimedAt: null,
});

const schema = new Schema<UploadDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, default: 'image' },
    sha256: { type: String, default: null },
    createdAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    usedIn: { type: String, default: null },
    check: { type: Schema.Types.Mixed, default: () => newMediaCheck(new Date()) },
  },
  { versionKey: false, collection: 'uploads', autoIndex: false },
);
schema.index(
  { county: 1, createdAt: 1 },
  { name: 'unused', partialFilterExpression: { usedAt: null } },
);
schema.index(
  { county: 1, 'check.state': 1, 'check.tryAt': 1 },
  {
    name: 'openChecks',
    partialFilterExpression: {
      usedAt: { $type: 'date' },
      'check.state': { $in: ['waiting', 'claimed', 'sent'] },
    },
  },
);
schema.index(
  { county: 1, 'check.traceId': 1 },
  { name: 'trace', partialFilterExpression: { 'check.traceId': { $type: 'string' } } },
);
schema.index(
  { county: 1, sha256: 1, createdAt: 1 },
  { name: 'sameContent', partialFilterExpression: { sha256: { $type: 'string' } } },
);

export const Upload = mongoose.model<UploadDocument>('Upload', schema);
