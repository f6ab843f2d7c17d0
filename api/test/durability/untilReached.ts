import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '../../isDatabaseAway';

const MOST_TRIES = 10;

/**
 * Does it again where an election came in between, or the simulator's connection had been idle for too long: on a busy
 * machine both come by themselves. The work is repeatable.
 */
export async function untilReached<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      const reached = !isDatabaseAway(error) && !isBroken(error);
      if (reached || tries === MOST_TRIES) throw error;
      await sleep(1_000);
    }
}

/** What fetch says of a connection that broke. */
const isBroken = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'fetch failed';
