import path from 'node:path';
import { parseEnv } from '../../api/env';
import { runMain } from '../console/runMain';
import { startReplicaSet } from '../mongod/startReplicaSet';
import { freePort } from '../network/freePort';
import { dataDir } from '../paths';
import { createShutdown, type Shutdown } from '../start/createShutdown';
import { demonstrationKeys } from '../start/demonstrationKeys';
import { ensureCounty } from '../start/ensureCounty';
import { demonstrationSettings } from '../start/settings';
import { createSimulator } from '../wechatSimulator/createSimulator';
import { clusterMessages } from './messages';
import { startServing } from './startServing';

/**
 * Several machines as processes of this one: three mongod, two of the API, a balancer, around a county without people.
 * The data is kept.
 */
async function serve(shutdown: Shutdown): Promise<void> {
  const county = process.env.COUNTY ?? '411728';
  const port = Number(process.env.PORT ?? (await freePort(3000)));
  const publicUrl = `http://127.0.0.1:${port}`;
  const set = await startReplicaSet({
    members: 3,
    dataDir: path.join(dataDir, 'cluster'),
    onProgress: console.log,
  });
  shutdown.add('database', set.stop);
  for (const member of set.members)
    void member.ended
      .then(() => member.explainEnd())
      .then((reason) => shutdown.fail(clusterMessages.memberEnded(reason)));
  const simulator = await createSimulator({
    port: 0,
    county,
    dataFile: path.join(dataDir, `clusterSimulator-${county}.json`),
    pushUrl: `${publicUrl}/wechat/push`,
  });
  shutdown.add('WeChat simulator', simulator.close);
  const settings = {
    ...demonstrationSettings(process.env, {
      county,
      databaseUri: set.uri,
      keys: await demonstrationKeys(),
      simulatorUrl: simulator.url,
      publicUrl,
    }),
    H5_DIRECTORY: undefined,
  };
  await ensureCounty(set.uri, parseEnv(settings).MONGODB_DATABASE, county);
  const serving = await startServing({
    program: ['--import', 'tsx', 'api/main.ts'],
    settings,
    processes: 2,
    port,
  });
  shutdown.add('API', serving.stop);
  console.log(clusterMessages.database(set.uri));
  for (const { name, port: own } of serving.apis) console.log(clusterMessages.api(name, own));
  console.log(clusterMessages.balancer(serving.url));
}

await runMain(async () => {
  const shutdown = createShutdown(console.log);
  try {
    return await Promise.race([serve(shutdown).then(() => shutdown.asked), shutdown.asked]);
  } finally {
    await shutdown.run();
  }
});
process.exit();
