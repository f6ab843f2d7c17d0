import { newKey } from '../api/client';

/** A photo or recording that goes along: where it lies here, and the server's receipt once it is there. */
export interface OutgoingFile {
  path: string;
  /** Of a recording. */
  seconds: number | null;
  receipt: string | null;
  /** ISO 8601; after it the file must be sent again. */
  receiptUntil: string | null;
}

/** A message on its way. `key` makes every attempt the same message. */
export interface Outgoing {
  key: string;
  ownerId: string;
  threadId: string;
  /** Grows with every message of this device: they leave in this order. */
  order: number;
  /** ISO 8601 */
  at: string;
  kind: 'text' | 'photo' | 'voice';
  text: string | null;
  file: OutgoingFile | null;
  /** `failed`: the server refused it; the person says what becomes of it. */
  state: 'waiting' | 'failed';
  problem: string | null;
}

let last = 0;

/** A new one; the next is always later, also within a millisecond. */
export function newOutgoing(
  ownerId: string,
  threadId: string,
  content: Pick<Outgoing, 'kind' | 'text' | 'file'>,
  now = Date.now(),
): Outgoing {
  last = Math.max(now, last + 1);
  return {
    key: newKey(),
    ownerId,
    threadId,
    order: last,
    at: new Date(now).toISOString(),
    ...content,
    state: 'waiting',
    problem: null,
  };
}

/** A receipt that is still good for the minute a message may take. */
export const hasReceipt = (file: OutgoingFile, now = Date.now()): boolean =>
  file.receipt !== null &&
  file.receiptUntil !== null &&
  new Date(file.receiptUntil).getTime() - now > 60_000;
