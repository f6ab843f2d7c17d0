import type { PushChannel, PushState, RobotKind } from '@shared/pushes';
import mongoose, { Schema } from 'mongoose';
import type { WechatAccount } from '../env';
import type { SmsTemplate } from '../integrations/sms/smsClient';

/** A subscribe-message template by its name in the county's account settings. */
export type PushTemplate = keyof WechatAccount['templates'];

/** What the message says, before it is fitted to the channel. No personal data. */
export interface PushValues {
  number: string;
  matter: string;
  /** At most five characters. */
  status: string;
  place: string;
  at: Date;
  note: string;
}

/** The ledger of what goes outside: primary, never rebuilt. One row a matter and receiver, at most one send a row. */
export interface PushDocument {
  /** `REPORT/SEQUENCE/RECEIVER/CHANNEL`; of a retry by hand the old one's with `/retry` behind it. */
  _id: string;
  county: string;
  channel: PushChannel;
  /** `CHANNEL:RECEIVER`: what waits for one receiver is sent by one hand, together where it may be. */
  to: string;
  /** Of wechat and sms. */
  personId: string | null;
  /** Of wecom. */
  robotId: string | null;
  template: PushTemplate | SmsTemplate | RobotKind | 'test';
  /** What a tap opens: a report, or the list of what waits. */
  reportId: string | null;
  values: PushValues;
  /** Goes out at night too. */
  alarm: boolean;
  state: PushState;
  /** The platform's code or why it was skipped; `folded` where it was sent within another's message. */
  code: string | null;
  messageId: string | null;
  attempts: number;
  /** A message of the quota was taken for it. */
  spent: boolean;
  /** Shared by what was claimed to be sent as one message. */
  batch: string | null;
  /** The row this one was sent again for, by hand; and the row that was made to send this one again. */
  retryOf: string | null;
  retriedAs: string | null;
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
const OPEN = { state: { $in: ['waiting', 'claimed'] } };
schema.index({ county: 1, state: 1, tryAt: 1 }, { name: 'open', partialFilterExpression: OPEN });
schema.index({ county: 1, to: 1, tryAt: 1 }, { name: 'receiver', partialFilterExpression: OPEN });
schema.index({ county: 1, personId: 1, createdAt: -1 });
// The administrators' list: all, by state, by channel, by both.
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, state: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, channel: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, channel: 1, state: 1, createdAt: -1, _id: -1 });

export const Push = mongoose.model<PushDocument>('Push', schema);
