import type { PushDocument } from '../models/Push';

/** What the ledger of sends begins with. */
export const newPush = (
  push: Pick<PushDocument, '_id' | 'county' | 'personId' | 'template' | 'reportId' | 'values'>,
  now: Date,
): PushDocument => ({
  ...push,
  channel: 'wechat',
  state: 'waiting',
  code: null,
  messageId: null,
  attempts: 0,
  spent: false,
  createdAt: now,
  tryAt: now,
  claimedAt: null,
  settledAt: null,
});
