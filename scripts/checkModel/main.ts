import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { checkInvariants } from '../../api/test/model/checkInvariants';
import { buildModelWorld } from '../../api/test/model/modelCast';
import { ModelDisagreement, runModel } from '../../api/test/model/runModel';
import { startTestServer } from '../../api/test/testServer';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { modelMessages } from './messages';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '12' },
  },
});

/** Takes random steps by many people against the real API, and holds every answer to the table and to the rules. */
await runMain(async () => {
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: progress.note });
  await mongoose.connect(database.uri, { dbName: 'model' });
  const server = await startTestServer({ RATE_LIMITS: 'off' });
  try {
    const world = await buildModelWorld();
    const steps = Number(values.steps);
    const result = await runModel({
      server,
      world,
      steps,
      seed: Number(values.seed),
      workers: Number(values.workers),
      onProgress: (done) => progress.show(modelMessages.running, done, steps),
    });
    progress.show(modelMessages.checking);
    const broken = await checkInvariants(world.county.code);
    progress.end();
    for (const line of broken.slice(0, 20)) console.log(line);
    console.log(modelMessages.result(result, broken.length));
    return broken.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ModelDisagreement)) throw error;
    progress.end();
    console.log(modelMessages.disagreement(error.message));
    return 1;
  } finally {
    await server.close();
    await mongoose.disconnect();
    await database.stop();
  }
});
