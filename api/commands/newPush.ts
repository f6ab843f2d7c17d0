import type { Deps } from '../deps';
import type { PushDocument } from '../models/Push';
import { afterQuietHours } from '../quietHours';

type Given = Pick<
  PushDocument,
  '_id' | 'county' | 'channel' | 'template' | 'reportId' | 'values' | 'alarm'
> & {
  /** Id of the person or the robot. */
  receiver: string;
};

/** What the ledger of sends begins with; what is no alarm waits for the morning. */
export function newPush(
  { env, now }: Pick<Deps, 'env' | 'now'>,
  { receiver, ...push }: Given,
): PushDocument {
  const at = now();
  const robot = push.channel === 'wecom';
  return {
    ...push,
    to: `${push.channel}:${receiver}`,
    personId: robot ? null : receiver,
    robotId: robot ? receiver : null,
    state: 'waiting',
    code: null,
    messageId: null,
    attempts: 0,
    spent: false,
    batch: null,
    retryOf: null,
    retriedAs: null,
    createdAt: at,
    tryAt: push.alarm ? at : afterQuietHours(env.QUIET_HOURS, push.county, at),
    claimedAt: null,
    settledAt: null,
  };
}
