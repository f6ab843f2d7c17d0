import { setTimeout as sleep } from 'node:timers/promises';
import { Report } from '../../api/models/Report';
import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { openBenchCounty } from './benchCounty';
import { contest, type Entrant } from './frame/contest';
import { sendAll } from './frame/load';
import { measurement, type Results } from './frame/measurement';
import { reportsToSend, type Shares, shareOf, spent, takingTurns } from './reportLoad';

interface Sizes {
  readonly reports: number;
  readonly rounds: number;
  readonly before: number;
}

const LOOK_EVERY_MS = 50;

/**
 * Processor time of server and mongod for one report and all that follows from it: search, counts, the inbox of the
 * grid's people, their screens. The process is the one that is run, jobs and all; the floor inserts and does no more.
 */
async function measureFollowed({ reports, rounds, before }: Sizes): Promise<Results> {
  const county = await openBenchCounty();
  const bare = new ApiProcess(await county.settings(), 'scripts/bench/servers/bareServer.ts');
  const whole = new ApiProcess(await county.settings());
  try {
    await bare.start();
    await whole.start();
    for (let round = 0; round < before; round++) {
      const calls = await reportsToSend(county, reports);
      await sendAll(calls.browser(bare));
      await sendAll(calls.browser(whole));
      await untilFollowed();
    }
    const turns = await takingTurns(county, reports);
    const costs: Shares = new Map();
    const entrant = (
      name: string,
      server: ApiProcess,
      untilDone?: () => Promise<void>,
    ): Entrant => {
      const next = turns();
      const calls = () => next('browser', server);
      return { name, round: () => spent(county, server, costs, name, calls(), untilDone) };
    };
    const { floor, control, standings } = await contest({
      rounds,
      floor: entrant('bare server', bare),
      entrants: [entrant('from a browser, with all that follows', whole, untilFollowed)],
    });
    const perReport = (seconds: number) => `${((seconds / reports) * 1e6).toFixed(0)} µs`;
    return {
      about: `${reports} reports a round, ${rounds} rounds after ${before} that warm up, 16 at a time; processor time of server + mongod a report until nothing is left to follow; A/A ${control.toFixed(2)}`,
      rows: standings.map(({ name, cost, ratio }) => ({
        what: `submit, ${name} (${shareOf(costs, name)})`,
        figure: perReport(cost),
        floor: `node:http + JSON.parse + insertOne (${shareOf(costs, floor.name)}) ${perReport(floor.cost)}`,
        ratio,
      })),
    };
  } finally {
    await bare.stop();
    await whole.stop();
    await county.close();
  }
}

/** No report waits for what follows from it. */
async function untilFollowed(): Promise<void> {
  while (await Report.exists({ pendingProjection: true })) await sleep(LOOK_EVERY_MS);
}

export const followed = measurement('followed', measureFollowed, {
  full: { reports: 200, rounds: 7, before: 10 },
  small: { reports: 5, rounds: 1, before: 0 },
});
