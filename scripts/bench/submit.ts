import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { openBenchCounty } from './benchCounty';
import { contest, type Entrant } from './frame/contest';
import { sendAll } from './frame/load';
import { atMost, measurement, type Results } from './frame/measurement';
import { reportsToSend, type Shares, shareOf, spent, takingTurns } from './reportLoad';

const GOAL = 2.5;

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
    const turns = await takingTurns(county, reports);
    const costs: Shares = new Map();
    const entrant = (name: string, server: ApiProcess, by: 'browser' | 'wechat'): Entrant => {
      const next = turns();
      return { name, round: () => spent(county, server, costs, name, next(by, server)) };
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

export const submit = measurement('submit', measureSubmit, {
  full: { reports: 200, rounds: 7, before: 10 },
  small: { reports: 5, rounds: 1, before: 0 },
});
