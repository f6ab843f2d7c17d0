import { setTimeout as sleep } from 'node:timers/promises';
import { settleTalks } from '../../commands/talk/settleTalks';
import type { Deps } from '../../deps';
import { Push } from '../../models/Push';
import { Report } from '../../models/Report';
import { createProjector } from '../../projections/projector';

/** A lease that a dead process holds ends after 15 s, and is looked at every 5: then all of it is still to be done. */
const PROJECTED_WITHIN_MS = 120_000;
/** A robot speaks 20 times a minute: so long nothing may go out before it is given up. */
const SENT_WITHIN_MS = 180_000;

/** Waits until the processes themselves have projected all. @returns how many reports they left */
export async function waitUntilProjected(county: string): Promise<number> {
  const behind = { county, $expr: { $gt: ['$sequence', '$projectedSequence'] } };
  for (const until = Date.now() + PROJECTED_WITHIN_MS; Date.now() < until; await sleep(500))
    if (!(await Report.exists(behind))) return 0;
  return Report.countDocuments(behind);
}

/**
 * Ends what is under way, after the last process: claims of those that died are given up as after five minutes, what is
 * to be tried again is tried now.
 */
export async function settleAll(deps: Deps): Promise<void> {
  await Push.updateMany({ state: 'claimed' }, { claimedAt: new Date(Date.now() - 600_000) });
  let until = Number.POSITIVE_INFINITY;
  for (let least = Number.POSITIVE_INFINITY; Date.now() < until; await sleep(1_000)) {
    await Push.updateMany({ state: 'waiting' }, { tryAt: new Date() });
    await createProjector(deps).drain();
    const waiting = await Push.countDocuments({ state: 'waiting' });
    if (waiting === 0) break;
    if (waiting < least) until = Date.now() + SENT_WITHIN_MS;
    least = Math.min(least, waiting);
  }
  await settleTalks(deps);
}
