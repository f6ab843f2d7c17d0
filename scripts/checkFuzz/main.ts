import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { allEndpoints } from '../../api/routes/allEndpoints';
import { BROKEN_VARIANTS, type BrokenVariant } from '../../api/test/fuzz/brokenEndpoints';
import { runFuzz } from '../../api/test/fuzz/runFuzz';
import { startTestServer } from '../../api/test/testServer';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { fuzzMessages } from './messages';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    broken: { type: 'string' },
  },
});

const PER_ROUND = 10_000;

/** An operation with a defect beside the API's own, where one is asked for. */
function chosenVariant(name: string | undefined): BrokenVariant | undefined {
  if (name === undefined) return undefined;
  const variant = BROKEN_VARIANTS[name];
  if (variant) return variant;
  throw new ExpectedFailure(fuzzMessages.unknownVariant(name, Object.keys(BROKEN_VARIANTS)));
}

/** Calls every operation of the API with what its schemas allow and with what they do not, and judges every answer. */
await runMain(async () => {
  const variant = chosenVariant(values.broken);
  const endpoints = [...allEndpoints, ...(variant?.endpoints ?? [])];
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: progress.note });
  await mongoose.connect(database.uri, { dbName: 'fuzz' });
  const server = await startTestServer({ RATE_LIMITS: 'off' }, { endpoints });
  const requests = Number(values.requests);
  try {
    const result = await runFuzz({
      server,
      requests,
      rounds: Number(values.rounds ?? Math.max(4, Math.ceil(requests / PER_ROUND))),
      seed: Number(values.seed),
      workers: Number(values.workers),
      only: (id) => id.includes(values.only),
      ...(variant?.document === undefined ? {} : { document: variant.document }),
      onProgress: (done) => progress.show(fuzzMessages.running, done, requests),
    });
    progress.end();
    for (const failure of result.failures) console.log(failure);
    const { user, system } = process.cpuUsage();
    console.log(fuzzMessages.result(result, (user + system) / 1e6));
    return result.failures.length === 0 ? 0 : 1;
  } finally {
    await server.close();
    await mongoose.disconnect();
    await database.stop();
  }
});
