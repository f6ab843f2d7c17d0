import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { type BenchCounty, openBenchCounty } from './benchCounty';
import { contest } from './frame/contest';
import { processorSecondsOf } from './frame/cost';
import { measurement, type Results } from './frame/measurement';

interface Sizes {
  readonly rounds: number;
}

/** Processor time from the start of an API process until it says that it is ready, beside a bare server on the same database. */
async function measureStart({ rounds }: Sizes): Promise<Results> {
  const county = await openBenchCounty();
  try {
    const clock = new Map<string, number[]>();
    const entrant = (name: string, entry: string) => ({
      name,
      round: () =>
        startOnce(county, entry, (seconds) =>
          clock.set(name, [...(clock.get(name) ?? []), seconds]),
        ),
    });
    const { floor, control, standings } = await contest({
      rounds,
      floor: entrant('bare server', 'scripts/bench/servers/bareServer.ts'),
      entrants: [entrant('the API', 'api/main.ts')],
    });
    const fastest = (name: string) => Math.min(...(clock.get(name) ?? [])).toFixed(1);
    return {
      about: `${rounds} rounds, processor time of the process until /readyz says 200, TypeScript read by tsx; A/A ${control.toFixed(2)}`,
      rows: standings.map(({ name, cost, ratio }) => ({
        what: `start of ${name}`,
        figure: `${cost.toFixed(2)} s (fastest on the clock ${fastest(name)} s)`,
        floor: `node:http server with the driver ${floor.cost.toFixed(2)} s (${fastest(floor.name)} s)`,
        ratio,
      })),
    };
  } finally {
    await county.close();
  }
}

async function startOnce(
  county: BenchCounty,
  entry: string,
  note: (clockSeconds: number) => void,
): Promise<number> {
  const server = new ApiProcess(await county.settings(), entry);
  const began = performance.now();
  try {
    await server.start();
    note((performance.now() - began) / 1000);
    return await processorSecondsOf(server.pid);
  } finally {
    await server.stop();
  }
}

export const start = measurement('start', measureStart, {
  full: { rounds: 7 },
  small: { rounds: 1 },
});
