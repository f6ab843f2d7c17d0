import { parseArgs } from 'node:util';
import { BREAKAGES } from '../../api/test/durability/breakages';
import { runDurability } from '../../api/test/durability/runDurability';
import type { FaultCounts } from '../../api/test/durability/storm';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { durabilityMessages } from './messages';

/** Kills processes while people work, and compares what was acknowledged with what is there afterwards. */
await runMain(async () => {
  const { seed, faults, clients, minutes, broken } = readArguments();
  const progress = createProgressLine(process.stderr);
  const result = await runDurability({
    seed,
    faults,
    clients,
    minutes,
    broken,
    onProgress: (done, of) => progress.show(durabilityMessages.storming, done, of),
  });
  progress.end();
  for (const line of result.wrong.slice(0, 20)) console.log(line);
  console.log(durabilityMessages.result(result));
  return result.wrong.length === 0 ? 0 : 1;
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        'api-kills': { type: 'string', default: '200' },
        'primary-kills': { type: 'string', default: '50' },
        seed: { type: 'string', default: '1' },
        clients: { type: 'string', default: '6' },
        minutes: { type: 'string', default: '600' },
        broken: { type: 'string' },
      },
    });
    const broken = BREAKAGES.find((name) => name === values.broken) ?? null;
    if (values.broken && !broken) throw new Error();
    return {
      seed: wholeNumber(values.seed),
      clients: wholeNumber(values.clients),
      minutes: wholeNumber(values.minutes),
      faults: around(wholeNumber(values['api-kills']), wholeNumber(values['primary-kills'])),
      broken,
    };
  } catch {
    throw new ExpectedFailure(durabilityMessages.usage(BREAKAGES));
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error();
  return Number(text);
}

/** The rarer faults come with the kills of primaries. */
function around(killApi: number, killPrimary: number): FaultCounts {
  return {
    killApi,
    killPrimary,
    stopPrimary: Math.ceil(killPrimary / 3),
    cutOff: Math.ceil(killPrimary / 3),
    restartAll: Math.ceil(killPrimary / 10),
  };
}
