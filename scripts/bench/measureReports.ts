import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { type BenchCounty, openBenchCounty } from './benchCounty';
import { contest, type Entrant } from './frame/contest';
import { processorSecondsOf } from './frame/cost';
import { type Call, sendAll } from './frame/load';
import { atMost, type Results } from './frame/measurement';
import { type By, reportsToSend, takingTurns } from './reportCalls';

interface Sizes {
  /** Reports a round; each is another person's. */
  readonly reports: number;
  readonly rounds: number;
  /** Rounds of other people before any that counts: a server that runs has been compiled long ago. */
  readonly before: number;
}

export const REPORT_SIZES: { readonly full: Sizes; readonly small: Sizes } = {
  full: { reports: 200, rounds: 7, before: 10 },
  small: { reports: 5, rounds: 1, before: 0 },
};

/** What is measured beside the bare server. */
export interface Measured {
  /** The program that takes the reports in, from the project's root; the API as it is run where not given. */
  readonly program?: string;
  readonly ways: readonly { readonly name: string; readonly by: By }[];
  /** What is waited for after a round; the processor time until then counts. */
  readonly untilDone?: () => Promise<void>;
  /** At most so many times the floor. */
  readonly goal?: number;
  /** How far a report is followed, in words. */
  readonly until?: string;
}

/**
 * Processor time of server and mongod together for one report over HTTP, beside a bare server that parses the same JSON
 * and inserts it. The client's own time does not count.
 */
export async function measureReports(
  { reports, rounds, before }: Sizes,
  { program, ways, untilDone, goal, until = '' }: Measured,
): Promise<Results> {
  const county = await openBenchCounty();
  const bare = new ApiProcess(await county.settings(), 'scripts/bench/servers/bareServer.ts');
  const api = new ApiProcess(await county.settings(), program);
  try {
    await bare.start();
    await api.start();
    for (let round = 0; round < before; round++) {
      const calls = await reportsToSend(county, reports);
      await sendAll(calls.browser(bare));
      for (const { by } of ways) await sendAll(calls[by](api));
      await untilDone?.();
    }
    const turns = await takingTurns(county, reports);
    const costs: Shares = new Map();
    const entrant = (
      name: string,
      server: ApiProcess,
      by: By,
      done?: () => Promise<void>,
    ): Entrant => {
      const next = turns();
      return { name, round: () => spent(county, server, costs, name, next(by, server), done) };
    };
    const { floor, control, standings } = await contest({
      rounds,
      floor: entrant('bare server', bare, 'browser'),
      entrants: ways.map(({ name, by }) => entrant(name, api, by, untilDone)),
    });
    const perReport = (seconds: number) => `${((seconds / reports) * 1e6).toFixed(0)} µs`;
    return {
      about: `${reports} reports a round, ${rounds} rounds after ${before} that warm up, 16 at a time; processor time of server + mongod a report${until}; A/A ${control.toFixed(2)}`,
      rows: standings.map(({ name, cost, ratio }) => ({
        what: `submit, ${name} (${shareOf(costs, name)})`,
        figure: perReport(cost),
        floor: `node:http + JSON.parse + insertOne (${shareOf(costs, floor.name)}) ${perReport(floor.cost)}`,
        ratio,
        ...(goal !== undefined && { goal: atMost(ratio, goal, `${goal} ×`) }),
      })),
    };
  } finally {
    await bare.stop();
    await api.stop();
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
  untilDone?: () => Promise<void>,
): Promise<number> {
  const [member] = database.members;
  if (!member) throw new Error('a replica set without members');
  const read = async () => ({
    server: await processorSecondsOf(server.pid),
    database: await processorSecondsOf(member.pid),
  });
  const before = await read();
  await sendAll(calls);
  await untilDone?.();
  const after = await read();
  const share = shares.get(name) ?? { server: 0, database: 0 };
  share.server += after.server - before.server;
  share.database += after.database - before.database;
  shares.set(name, share);
  return after.server - before.server + (after.database - before.database);
}
