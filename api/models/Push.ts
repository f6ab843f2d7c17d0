import mongoose, { Schema } from 'mongoose';
import type { WechatAccount } from '../env';

/** A subscribe-message template by its name in the county's account settings. */
export type PushTemplate = keyof WechatAccount['templates'];

/**
 * `waiting` to be sent; `claimed` by the one process that sends it; then for good: `sent`, `refused` by the person or
 * WeChat, `failed` and known not to have arrived, `unknown` where nobody can say, `skipped` before anything was sent.
 */
export type PushState =
  | 'waiting'
  | 'claimed'
  | 'sent'
  | 'refused'
  | 'failed'
  | 'unknown'
  | 'skipped';

/** What the message says, before it is fitted to the template's fields. No personal data. */
export interface PushValues {
  number: string;
  matter: string;
  /** At most five characters. */
  status: string;
  place: string;
  at: Date;
  note: string;
}

/** The ledger of what goes outside: primary, never rebuilt. One row a message, at most one send a row. */
export interface PushDocument {
  /** `REPORT/SEQUENCE/PERSON/CHANNEL` */
  _id: string;
  county: string;
  personId: string;
  channel: 'wechat';
  template: PushTemplate;
  /** What a tap opens: a report, or the list of what waits. */
  reportId: string | null;
  values: PushValues;
  state: PushState;
  /** WeChat's code or why it was skipped. */
  code: string | null;
  messageId: string | null;
  attempts: number;
  /** A message of the quota was taken for it. */
  spent: boolean;
  createdAt: Date;
  /** Not before. */
  tryAt: Date;
  /** By the database's clock. */
  claimedAt: Date | null;
  settledAt: Date | null;
}

const schema = new Schema<PushDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'pushes', autoIndex: false, strict: false },
);
schema.index(
  { county: 1, state: 1, tryAt: 1 },
  { name: 'open', partialFilterExpression: { state: { $in: ['waiting', 'claimed'] } } },
);
schema.index({ county: 1, personId: 1, createdAt: -1 });

export const Push = mongoose.model<PushDocument>('Push', schema);
