import { createHash } from 'node:crypto';
import { type MediaVerdict, readMediaCheckEvent } from './mediaCheckEvent';
import {
  answerPushChallenge,
  type PushCredentials,
  type PushRejection,
  type PushRequest,
  verifyPush,
} from './verifyPush';

/** A message that WeChat sent to one of our accounts. */
export interface ReadPush {
  outcome: 'verified';
  county: string;
  /** The same for the same envelope sent again. */
  envelopeId: string;
  /** Null for every other kind of event. */
  media: MediaVerdict | null;
}
export type PushReading = ReadPush | { outcome: 'rejected'; reason: PushRejection | 'unknown' };

/** Reads what is pushed to the addresses of the accounts (消息推送). */
export interface PushReader {
  /** The `echostr` to send back to a test of the address (发起验证), or null. */
  answerChallenge(county: string | null, query: PushRequest['query']): string | null;
  /** @param now milliseconds since the epoch */
  read(county: string | null, request: PushRequest, now: number): PushReading;
}

/** @param accounts by county; without a county in the address the signature says whose message it is */
export function createPushReader(accounts: ReadonlyMap<string, PushCredentials>): PushReader {
  const of = (county: string | null): [string, PushCredentials][] => {
    if (county === null) return [...accounts];
    const account = accounts.get(county);
    return account ? [[county, account]] : [];
  };
  return {
    answerChallenge(county, query) {
      for (const [, { token }] of of(county)) {
        const echo = answerPushChallenge(query, token);
        if (echo !== null) return echo;
      }
      return null;
    },
    read(county, request, now) {
      let reason: PushRejection | 'unknown' = 'unknown';
      for (const [ours, account] of of(county)) {
        const push = verifyPush(request, account, now);
        if (push.outcome === 'verified')
          return {
            outcome: 'verified',
            county: ours,
            envelopeId: envelopeId(ours, request),
            media: readMediaCheckEvent(push.message),
          };
        if (reason === 'unknown' || push.reason !== 'bad_signature') reason = push.reason;
      }
      return { outcome: 'rejected', reason };
    },
  };
}

const envelopeId = (county: string, { query }: PushRequest): string =>
  createHash('sha256')
    .update([county, query.timestamp, query.nonce, query.msg_signature].join('/'))
    .digest('base64url');
