import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../../../scripts/cluster/apiProcess';
import type { MemberNetwork } from '../../../scripts/cluster/memberNetwork';
import type { ReplicaSet } from '../../../scripts/mongod/startReplicaSet';
import type { Random } from '../../../scripts/seed/random';
import { createMembers } from './members';

/** What the storm strikes. */
export interface Struck {
  readonly apis: readonly ApiProcess[];
  readonly set: ReplicaSet;
  readonly network: MemberNetwork;
  /** How much was acknowledged so far. */
  acknowledged(): number;
}

export const FAULTS = ['killApi', 'killPrimary', 'stopPrimary', 'cutOff', 'restartAll'] as const;
export type Fault = (typeof FAULTS)[number];
export type FaultCounts = Readonly<Record<Fault, number>>;

/** The faults of a run in the order the seed draws. */
export function drawFaults(random: Random, counts: FaultCounts): Fault[] {
  const faults = FAULTS.flatMap((fault) => Array.from({ length: counts[fault] }, () => fault));
  for (let n = faults.length - 1; n > 0; n -= 1) {
    const other = random.between(0, n);
    [faults[n], faults[other]] = [faults[other] as Fault, faults[n] as Fault];
  }
  return faults;
}

/**
 * Lets the faults come one after the other; at the end everything runs and can be reached again.
 * @param goOn asked before each; what has not come by then does not
 * @returns what came
 */
export async function storm(
  struck: Struck,
  random: Random,
  faults: readonly Fault[],
  goOn: (done: number) => boolean,
): Promise<FaultCounts> {
  const { apis, set, network } = struck;
  const members = createMembers(set);
  const starting = new Map<ApiProcess, Promise<void>>();
  /** The other goes on meanwhile. */
  const startAgain = (api: ApiProcess): void => {
    const started = api.start();
    // Waited for before it is struck again, and at the end.
    started.catch(() => {});
    starting.set(api, started);
  };
  const killApi = async (api: ApiProcess): Promise<void> => {
    await starting.get(api);
    await sleep(random.between(200, 1_500));
    await api.kill();
    startAgain(api);
  };
  const strike: Record<Fault, () => Promise<void>> = {
    killApi: () => killApi(random.pick(apis)),
    async killPrimary() {
      const primary = await members.primary();
      const alone = random.chance(0.5);
      if (alone) {
        // Clients reach it, the others get nothing from it any more: what it acknowledges alone goes with it.
        network.cut(({ by, to }) => by === 'member' && to === primary.host);
        await sleep(random.between(100, 500));
        await oneMore(struck.acknowledged);
      }
      await primary.kill();
      network.mend();
      // Back at once it would be elected again, as the one that knows most, and nothing would be lost.
      if (alone) await members.primary();
      await sleep(random.between(0, 500));
      await primary.restart();
    },
    async stopPrimary() {
      const primary = await members.primary();
      primary.signal('SIGSTOP');
      await sleep(random.between(500, 5_000));
      primary.signal('SIGCONT');
    },
    async cutOff() {
      const { host } = await members.primary();
      const alsoFromClients = random.chance(0.5);
      network.cut(({ by, to }) => to === host && (alsoFromClients || by === 'member'));
      await sleep(random.between(1_000, 5_000));
      network.mend();
    },
    async restartAll() {
      await Promise.all(starting.values());
      await Promise.all([...apis.map((api) => api.kill()), members.killAll()]);
      await members.restartAll();
      for (const api of apis) startAgain(api);
    },
  };
  const came = { killApi: 0, killPrimary: 0, stopPrimary: 0, cutOff: 0, restartAll: 0 };
  for (const [done, fault] of faults.entries()) {
    if (!goOn(done)) break;
    await sleep(random.between(100, 800));
    await strike[fault]();
    came[fault] += 1;
  }
  await members.primary();
  await Promise.all(starting.values());
  return came;
}

/** The others look for a new primary after 2 s. */
const ALONE_MS = 1_500;

/** Waits for one more acknowledgement, as long as the primary may still think it is one. */
async function oneMore(acknowledged: () => number): Promise<void> {
  const before = acknowledged();
  for (const until = performance.now() + ALONE_MS; performance.now() < until; await sleep(10))
    if (acknowledged() > before) return;
}
