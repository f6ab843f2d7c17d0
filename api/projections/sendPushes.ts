import { PUSH_CHANNELS } from '@shared/pushes';
import { putOff } from '../commands/pushLedger';
import type { Deps } from '../deps';
import { Push, type PushDocument } from '../models/Push';
import { afterQuietHours } from '../quietHours';
import { sendToPerson } from './sendToPerson';
import { sendToRobot } from './sendToRobot';

const AT_ONCE = 4;
/** Rows looked at in one go, and rows of one receiver. */
const BATCH = 200;
/** Longer than any send can take: the platforms' calls end after seconds. */
const CLAIM_SECONDS = 300;

type Receiver = Pick<PushDocument, 'county' | 'to'>;

/**
 * Sends what waits, each row claimed before, all of one receiver by one hand; and gives up on claims that a crash left.
 * @throws the first thing that went wrong, after the others were sent
 */
export async function sendPushes(deps: Deps, goOn: () => boolean): Promise<void> {
  await settleLostClaims(deps);
  const errors: unknown[] = [];
  const failed: string[] = [];
  while (goOn()) {
    const receivers = await dueReceivers(deps, failed);
    if (receivers.length === 0) break;
    const work = async (): Promise<void> => {
      for (let next = receivers.shift(); next && goOn(); next = receivers.shift()) {
        const { to } = next;
        // A row whose sending broke stays claimed, and is settled as unknown after its time.
        await sendTo(deps, next, goOn).catch((error) => {
          errors.push(error);
          failed.push(to);
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  if (errors.length > 0) throw errors[0];
}

async function dueReceivers(deps: Deps, failed: readonly string[]): Promise<Receiver[]> {
  const due = await Push.find(
    {
      county: { $gt: '' },
      state: 'waiting',
      tryAt: { $lte: deps.now() },
      to: { $nin: [...failed] },
    },
    { county: 1, to: 1 },
  )
    .sort({ tryAt: 1 })
    .limit(BATCH)
    .lean<Receiver[]>();
  return [...new Map(due.map(({ county, to }) => [`${county}/${to}`, { county, to }])).values()];
}

async function sendTo(deps: Deps, { county, to }: Receiver, goOn: () => boolean): Promise<void> {
  const now = deps.now();
  const due = await Push.find({ county, to, state: 'waiting', tryAt: { $lte: now } })
    .sort({ tryAt: 1 })
    .limit(BATCH)
    .lean<PushDocument[]>();
  const morning = afterQuietHours(deps.env.QUIET_HOURS, county, now);
  const quiet = morning > now;
  await putOff(quiet ? due.filter(({ alarm }) => !alarm) : [], morning);
  const pushes = quiet ? due.filter(({ alarm }) => alarm) : due;
  const [first] = pushes;
  if (first) await (first.channel === 'wecom' ? sendToRobot : sendToPerson)(deps, pushes, goOn);
}

/** A claim whose process died: it may have been sent, so it is never sent again by itself. */
async function settleLostClaims(deps: Deps): Promise<void> {
  for (const channel of PUSH_CHANNELS) {
    const lost = await Push.updateMany(
      {
        county: { $gt: '' },
        state: 'claimed',
        channel,
        $expr: { $lt: ['$claimedAt', { $subtract: ['$$NOW', CLAIM_SECONDS * 1000] }] },
      },
      { $set: { state: 'unknown', code: 'crashed', settledAt: deps.now() } },
    );
    if (lost.modifiedCount === 0) continue;
    deps.metrics.pushes.inc({ channel, outcome: 'unknown' }, lost.modifiedCount);
    deps.logger.warn(
      { channel, count: lost.modifiedCount },
      'sends of a process that died are unknown',
    );
  }
}
