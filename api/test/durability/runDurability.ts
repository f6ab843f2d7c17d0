import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import mongoose from 'mongoose';
import type { ApiProcess } from '../../../scripts/cluster/apiProcess';
import { bundleApi } from '../../../scripts/cluster/bundleApi';
import { createMemberNetwork } from '../../../scripts/cluster/memberNetwork';
import { startServing } from '../../../scripts/cluster/startServing';
import { startReplicaSet } from '../../../scripts/mongod/startReplicaSet';
import { dataDir } from '../../../scripts/paths';
import { createRandom } from '../../../scripts/seed/random';
import { demonstrationSettings } from '../../../scripts/start/settings';
import { createSimulator } from '../../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { createDeps } from '../../createDeps';
import { parseEnv } from '../../env';
import { Push } from '../../models/Push';
import { TEST_COUNTY } from '../buildCounty';
import { prepareDatabase } from '../database';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS } from '../testKeyRing';
import type { Breakage } from './breakages';
import { checkKept } from './checkKept';
import { checkTold } from './checkTold';
import { Contradiction, createClient } from './client';
import { countKept, createJournal, type Journal } from './journal';
import { liveOnce } from './life';
import { settleAll, waitUntilProjected } from './settle';
import { drawFaults, type FaultCounts, storm } from './storm';
import { untilReached } from './untilReached';
import { buildWorld } from './world';

export interface DurabilityOptions {
  readonly seed: number;
  readonly faults: FaultCounts;
  /** People at it at the same time. */
  readonly clients: number;
  readonly broken: Breakage | null;
  /** Faults that have not come by then do not come. */
  readonly minutes: number;
  readonly onProgress: (done: number, of: number) => void;
}

export interface DurabilityResult {
  readonly seconds: number;
  readonly faults: FaultCounts;
  readonly kept: ReturnType<typeof countKept>;
  readonly requests: Pick<Journal, 'sent' | 'sentAgain' | 'doubled'>;
  /** Rows of the ledger by state. */
  readonly pushes: Readonly<Record<string, number>>;
  /** What should not be, in words. */
  readonly wrong: readonly string[];
}

/**
 * Three mongod, two API processes and a balancer; people who report and handle through it; and the storm. Then all is
 * compared with what the people wrote down. Needs mongoose to be disconnected, and leaves it so.
 */
export async function runDurability(options: DurabilityOptions): Promise<DurabilityResult> {
  const began = performance.now();
  const { seed, broken } = options;
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const network = createMemberNetwork();
    ends.push(network.close);
    const set = await startReplicaSet({ members: 3, reachedAt: network.gateTo });
    ends.push(set.stop);
    const simulator = await createSimulator({
      port: 0,
      county: TEST_COUNTY,
      mediaDelayMs: 50,
      // All that was sent is compared at the end.
      keptPerPerson: Number.POSITIVE_INFINITY,
    });
    ends.push(simulator.close);
    const settings = {
      ...demonstrationSettings(
        { NODE_ENV: 'test', MONGODB_DATABASE: 'durability', RATE_LIMITS: 'off' },
        {
          county: TEST_COUNTY,
          databaseUri: set.uri,
          keys: { MASTER_KEYS: TEST_MASTER_KEYS, INDEX_KEY: TEST_INDEX_KEY },
          simulatorUrl: simulator.url,
          publicUrl: 'http://localhost',
        },
      ),
      H5_DIRECTORY: undefined,
      LOG_LEVEL: 'error',
    };
    const env = parseEnv(settings);
    ends.push(() => mongoose.disconnect());
    // Patient, unlike the API: what is compared here must be read, however busy the machine is.
    await mongoose.connect(set.uri, {
      dbName: env.MONGODB_DATABASE,
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
    });
    const phones = createPhoneSide(simulator.url);
    const world = await untilReached(async () => {
      await mongoose.connection.dropDatabase();
      await prepareDatabase();
      return buildWorld(phones);
    });

    await mkdir(dataDir, { recursive: true });
    const bundles = await mkdtemp(path.join(dataDir, 'bundle-'));
    ends.push(() => rm(bundles, { recursive: true, force: true }));
    const program = await bundleApi(
      broken ? 'api/test/durability/brokenApi.ts' : 'api/main.ts',
      path.join(bundles, 'api.mjs'),
    );
    const serving = await startServing({
      program: [program],
      settings: broken ? { ...settings, BROKEN: broken } : settings,
      processes: 2,
    });
    ends.push(serving.stop);

    const journal = createJournal();
    const faults = drawFaults(createRandom(seed), options.faults);
    let over = false;
    const live = async (n: number): Promise<void> => {
      const random = createRandom(seed * 1_000 + n + 1);
      const client = createClient(serving.url, random, journal);
      for (let life = 1; !over; life += 1)
        try {
          await liveOnce({ world, client, random, journal, phones }, `第${n + 1}人第${life}件`);
        } catch (error) {
          if (!(error instanceof Contradiction)) throw error;
          journal.contradictions.push(error.message, ...loggedOf(serving.apis, error.message));
        }
    };
    const living = Promise.all(Array.from({ length: options.clients }, (_, n) => live(n)));
    const acknowledged = () => journal.acknowledged;
    const struck = { apis: serving.apis, set, network, acknowledged };
    const until = performance.now() + options.minutes * 60_000;
    const stormed = storm(struck, createRandom(seed + 1), faults, (done) => {
      options.onProgress(done, faults.length);
      return performance.now() < until;
    }).finally(() => {
      over = true;
    });
    const [came] = await Promise.all([stormed, living]);

    const left = await untilReached(() => waitUntilProjected(TEST_COUNTY));
    const died = serving.apis.flatMap((api) => api.endedUnasked());
    await serving.stop();
    const deps = await untilReached(() => createDeps(env));
    ends.push(deps.close);
    await untilReached(() => settleAll(deps));
    const wrong = [
      ...journal.contradictions,
      ...died,
      ...(left > 0 ? [`${left} reports were never projected`] : []),
      ...(await untilReached(() => checkKept(deps, TEST_COUNTY, journal))),
      ...(await untilReached(() => checkTold(world, phones))),
    ];
    const { sent, sentAgain, doubled } = journal;
    return {
      seconds: Math.round((performance.now() - began) / 1000),
      faults: came,
      kept: countKept(journal),
      requests: { sent, sentAgain, doubled },
      pushes: await untilReached(countPushes),
      wrong,
    };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** What the processes wrote of the request: an answer of 500 says no more than that something broke. */
function loggedOf(apis: readonly ApiProcess[], message: string): string[] {
  const id = /"requestId":"([^"]+)"/.exec(message)?.[1];
  const lines = apis.flatMap((api) => api.log().split('\n'));
  return id ? lines.filter((line) => line.includes(id)) : [];
}

async function countPushes(): Promise<Record<string, number>> {
  const counted = await Push.aggregate<{ _id: string; count: number }>([
    { $group: { _id: '$state', count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return Object.fromEntries(counted.map(({ _id, count }) => [_id, count]));
}
