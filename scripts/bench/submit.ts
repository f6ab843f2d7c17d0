import { randomUUID } from 'node:crypto';
import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { accessTokenOf, addResidents, type BenchCounty, openBenchCounty } from './benchCounty';
import { contest, type Entrant } from './frame/contest';
import { processorSecondsOf } from './frame/cost';
import { type Call, sendAll } from './frame/load';
import { atMost, measurement, type Results } from './frame/measurement';

const GOAL = 2.5;
/** People take turns: who sends more than ten a minute is counted in the database, by all processes together. */
const GROUPS = 3;

interface Sizes {
  /** Reports a round; each is another person's. */
  readonly reports: number;
  readonly rounds: number;
  /** Rounds of other people before any that counts: a server that runs has been compiled long ago. */
  readonly before: number;
}

/**
 * Processor time of server and mongod together for one report taken in over HTTP, beside a bare server that parses the
 * same JSON and inserts it. The client's own time does not count.
 */
async function measureSubmit({ reports, rounds, before }: Sizes): Promise<Results> {
  const county = await openBenchCounty();
  const bare = new ApiProcess(await county.settings(), 'scripts/bench/servers/bareServer.ts');
  const alone = new ApiProcess(await county.settings(), 'scripts/bench/servers/apiAlone.ts');
  try {
    await bare.start();
    await alone.start();
    for (let round = 0; round < before; round++) {
      const calls = await reportsToSend(county, reports);
      await sendAll(calls.browser(bare));
      await sendAll(calls.browser(alone));
      await sendAll(calls.wechat(alone));
    }
    const groups: Awaited<ReturnType<typeof reportsToSend>>[] = [];
    for (let group = 0; group < GROUPS; group++) groups.push(await reportsToSend(county, reports));
    const costs: Shares = new Map();
    const entrant = (name: string, server: ApiProcess, by: 'browser' | 'wechat'): Entrant => {
      let turn = 0;
      const next = () => groups[turn++ % GROUPS]?.[by](server) ?? [];
      return { name, round: () => spent(county, server, costs, name, next()) };
    };
    const { floor, control, standings } = await contest({
      rounds,
      floor: entrant('bare server', bare, 'browser'),
      entrants: [
        entrant('from a browser', alone, 'browser'),
        entrant('from WeChat, words checked', alone, 'wechat'),
      ],
    });
    const perReport = (seconds: number) => `${((seconds / reports) * 1e6).toFixed(0)} µs`;
    return {
      about: `${reports} reports a round, ${rounds} rounds after ${before} that warm up, 16 at a time; processor time of server + mongod a report; A/A ${control.toFixed(2)}`,
      rows: standings.map(({ name, cost, ratio }) => ({
        what: `submit, ${name} (${shareOf(costs, name)})`,
        figure: perReport(cost),
        floor: `node:http + JSON.parse + insertOne (${shareOf(costs, floor.name)}) ${perReport(floor.cost)}`,
        ratio,
        goal: atMost(ratio, GOAL, `${GOAL} ×`),
      })),
    };
  } finally {
    await bare.stop();
    await alone.stop();
    await county.close();
  }
}

/** Of every entrant: seconds in the server and in mongod, all rounds together. */
type Shares = Map<string, { server: number; database: number }>;

const shareOf = (shares: Shares, name: string): string => {
  const { server, database } = shares.get(name) ?? { server: Number.NaN, database: Number.NaN };
  const percent = Math.round((server / (server + database)) * 100);
  return `${percent} % server, ${100 - percent} % mongod`;
};

async function spent(
  { database }: BenchCounty,
  server: ApiProcess,
  shares: Shares,
  name: string,
  calls: readonly Call[],
): Promise<number> {
  const [member] = database.members;
  if (!member) throw new Error('a replica set without members');
  const read = async () => ({
    server: await processorSecondsOf(server.pid),
    database: await processorSecondsOf(member.pid),
  });
  const before = await read();
  await sendAll(calls);
  const after = await read();
  const share = shares.get(name) ?? { server: 0, database: 0 };
  share.server += after.server - before.server;
  share.database += after.database - before.database;
  shares.set(name, share);
  return after.server - before.server + (after.database - before.database);
}

const WORDS =
  '村口往东二百米，路灯坏了三盏，晚上老人孩子走路看不见，昨天有人绊倒，请尽快派人来修。';

/** Reports of as many people, under new keys every time. */
async function reportsToSend({ place }: BenchCounty, count: number) {
  const residents = await addResidents(count);
  const [longitude, latitude] = place.gcj02;
  const body = JSON.stringify({
    category: 'road',
    words: WORDS,
    place: {
      source: 'map',
      position: { longitude, latitude, datum: 'GCJ-02', accuracyMetres: 20 },
      address: '村口小卖部东边',
    },
  });
  const of = (by: 'browser' | 'wechat') => (server: ApiProcess) =>
    residents.map(
      (person): Call => ({
        method: 'POST',
        url: `${server.address}/api/v1/reports`,
        headers: {
          authorization: `Bearer ${accessTokenOf(person, by)}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body,
      }),
    );
  return { browser: of('browser'), wechat: of('wechat') };
}

export const submit = measurement('submit', measureSubmit, {
  full: { reports: 200, rounds: 7, before: 10 },
  small: { reports: 5, rounds: 1, before: 0 },
});
