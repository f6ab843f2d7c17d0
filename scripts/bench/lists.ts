import path from 'node:path';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { ROW } from '../../api/queries/listReports';
import { startReplicaSet } from '../mongod/startReplicaSet';
import { dataDir } from '../paths';
import { contest, type Entrant } from './frame/contest';
import { clockTime } from './frame/cost';
import { atMost, measurement, type Results, type Row, type ScalePoint } from './frame/measurement';
import { type Examined, examinedBy } from './lists/examined';
import { fillDatabase } from './lists/fillDatabase';
import { type ListCase, listCases } from './lists/listCases';

const GOAL = { roundTrip: 2, keys: 1.1, growth: 1.2 };
const ROUND_TRIP_SIZE = 100_000;
const PAGE = 20;

interface Sizes {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Each list is asked for so often a round. */
  readonly times: number;
  /** Filled databases are kept there; without it they go with the run. */
  readonly keptIn?: string;
  /** The figures are drawn. */
  readonly drawn?: boolean;
}

/** The lists by the number of reports in the county: time beside a bare driver's round trip, keys and documents examined. */
async function measureLists({ sizes, rounds, times, keptIn, drawn }: Sizes): Promise<Results> {
  const database = await startReplicaSet(keptIn ? { dataDir: keptIn } : {});
  const bare = await MongoClient.connect(database.uri);
  try {
    for (const size of sizes) {
      await use(database.uri, size);
      await fillDatabase(size, (done) => {
        if (done % 50_000 === 0) process.stderr.write(`${done} of ${size}\n`);
      });
    }
    const examined = new Map<string, Examined>();
    const budgets = new Map<string, ListCase['budget']>();
    const entrants: Entrant[] = [];
    for (const size of sizes) {
      await use(database.uri, size, true);
      const cases = await listCases();
      for (const { name, budget, run } of cases) {
        budgets.set(name, budget);
        examined.set(key(size, name), await examinedBy(run));
        entrants.push({
          name: key(size, name),
          round: async () => {
            await use(database.uri, size);
            // The floor has its connection too.
            await run();
            return clockTime(() => repeat(times, run));
          },
        });
      }
    }
    const page = bare.db(nameOf(sizes.at(-1) ?? 0)).collection('reports');
    const floor: Entrant = {
      name: 'bare driver',
      round: () =>
        clockTime(() =>
          repeat(times, () => page.find({}, { projection: ROW }).limit(PAGE).toArray()),
        ),
    };
    const { control, floor: bottom, standings } = await contest({ rounds, floor, entrants });
    const ratioOf = new Map(standings.map(({ name, ratio }) => [name, ratio]));
    const floorMs = (bottom.cost / times) * 1000;
    const rows: Row[] = [];
    const scaling: ScalePoint[] = [];
    for (const [name, budget] of budgets)
      for (const size of sizes) {
        const ratio = ratioOf.get(key(size, name)) ?? Number.NaN;
        const smallest = ratioOf.get(key(sizes[0] ?? 0, name)) ?? Number.NaN;
        const looked = examined.get(key(size, name)) ?? { keys: 0, documents: 0, returned: 0 };
        scaling.push({ series: name, size, milliseconds: ratio * floorMs });
        rows.push({
          what: `${name}, ${size.toLocaleString('en')} reports`,
          figure: `${(ratio * floorMs).toFixed(2)} ms; ${looked.keys} keys, ${looked.documents} documents for ${looked.returned}; ${(ratio / smallest).toFixed(2)} × the smallest`,
          floor: `find().limit(${PAGE}) ${floorMs.toFixed(2)} ms`,
          ratio,
          goal:
            budget === 'list'
              ? goalOf(size, ratio, ratio / smallest, looked)
              : flat(ratio / smallest),
        });
      }
    return {
      about: `${sizes.map((size) => size.toLocaleString('en')).join(', ')} reports in a county, pages of ${PAGE}, ${rounds} rounds of ${times} each, on the clock; A/A ${control.toFixed(2)}`,
      rows,
      ...(drawn ? { scaling } : {}),
    };
  } finally {
    await bare.close();
    await mongoose.disconnect();
    await database.stop();
  }
}

/** What a list is held to: keys always, the round trip at 100 thousand, growth at the largest. */
function goalOf(size: number, ratio: number, growth: number, { keys, returned }: Examined) {
  const most = returned * GOAL.keys + 1;
  if (keys > most) return atMost(keys, most, `${most.toFixed(0)} keys`);
  if (size === ROUND_TRIP_SIZE) return atMost(ratio, GOAL.roundTrip, `${GOAL.roundTrip} ×`);
  return flat(growth);
}

const flat = (growth: number) => atMost(growth, GOAL.growth, `${GOAL.growth} × the smallest`);

const key = (size: number, name: string): string => `${size}/${name}`;
const nameOf = (size: number): string => `lists-${size}`;

let used = '';

/** Connects this process's mongoose to the county of a size, as the API does, or so that its commands can be watched. */
async function use(uri: string, size: number, monitorCommands = false): Promise<void> {
  const wanted = `${nameOf(size)}${monitorCommands ? ', watched' : ''}`;
  if (used === wanted && mongoose.connection.readyState === 1) return;
  await mongoose.disconnect();
  await mongoose.connect(uri, {
    dbName: nameOf(size),
    readConcern: { level: 'majority' },
    monitorCommands,
    autoIndex: false,
  });
  used = wanted;
}

async function repeat(times: number, task: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n += 1) await task();
}

const kept = { rounds: 15, times: 20, keptIn: path.join(dataDir, 'bench') };

export const lists = measurement('lists', measureLists, {
  full: { sizes: [10_000, 100_000], ...kept },
  small: { sizes: [200, 400], rounds: 1, times: 1 },
});

/** The same up to a million, which takes a quarter of an hour to fill once; these are drawn. */
export const listsMillion = measurement('lists-million', measureLists, {
  full: { sizes: [10_000, 100_000, 1_000_000], ...kept, drawn: true },
  small: { sizes: [200, 400, 600], rounds: 1, times: 1 },
});
