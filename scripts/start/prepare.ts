import fs from 'node:fs';
import path from 'node:path';
import { type Env, EnvError, parseEnv } from '../../api/env';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { openDatabase } from '../mongod/openDatabase';
import { freePort } from '../network/freePort';
import { dataDir, projectRoot } from '../paths';
import { createSimulator } from '../wechatSimulator/createSimulator';
import type { Shutdown } from './createShutdown';
import { demonstrationKeys } from './demonstrationKeys';
import { ensureCounty } from './ensureCounty';
import { knownCounties } from './knownCounties';
import { refuseTakenPort } from './refuseTakenPort';
import { demonstrationSettings, type Settings } from './settings';
import { startOptions } from './startOptions';

const defaultCounty = '411728';
const simulatorPort = 3001;

/** What the API is started on. */
export interface Prepared {
  env: Env;
  /** The settings `env` was read from, for a process that reads its own. */
  settings: Settings;
  /** Address of the WeChat simulator; null in production, which has the real WeChat. */
  simulatorUrl: string | null;
}

function readSettings(settings: Settings): Env {
  try {
    return parseEnv(settings);
  } catch (error) {
    if (error instanceof EnvError) throw new ExpectedFailure(error.message);
    throw error;
  }
}

/** The environment, with what a `.env` file at the root adds to it. */
function environment(): Settings {
  const file = path.join(projectRoot, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

async function openKeptDatabase(shutdown: Shutdown, say: (line: string) => void): Promise<string> {
  const database = await openDatabase({ keep: 'kept', onProgress: say });
  shutdown.add('database', database.stop);
  say(`Database: ${database.source}`);
  void database.ended.then((reason) => shutdown.fail(reason));
  return database.uri;
}

/** Production brings its own database, keys and WeChat account: nothing is made up. */
async function prepareProduction(
  shutdown: Shutdown,
  say: (line: string) => void,
): Promise<Prepared> {
  const settings = environment();
  const env = readSettings(settings);
  await refuseTakenPort(env.PORT, env.HOST);
  await openKeptDatabase(shutdown, say);
  return { env, settings, simulatorUrl: null };
}

/**
 * Gets everything ready that the API stands on: a database with the county in it, keys, the WeChat
 * simulator. Wrong settings and a taken port are found before anything is started.
 *
 * @param args the command line: `--county CODE`
 * @throws ExpectedFailure in one sentence
 */
export async function prepare(
  args: string[],
  shutdown: Shutdown,
  say: (line: string) => void,
): Promise<Prepared> {
  const { county: asked } = startOptions(args, await knownCounties());
  const given = environment();
  if (given.NODE_ENV === 'production') return prepareProduction(shutdown, say);
  const county = asked ?? given.COUNTY ?? defaultCounty;
  const keys = await demonstrationKeys();
  const later = 'http://localhost'; // until the ports are known
  const placeholders = { databaseUri: 'mongodb://later', simulatorUrl: later, publicUrl: later };
  const early = readSettings(demonstrationSettings(given, { county, keys, ...placeholders }));
  await refuseTakenPort(early.PORT, early.HOST);
  const databaseUri = await openKeptDatabase(shutdown, say);
  await ensureCounty(databaseUri, early.MONGODB_DATABASE, county);
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${early.PORT}`;
  const simulator = await createSimulator({
    port: await freePort(simulatorPort),
    county,
    dataFile: path.join(dataDir, `wechatSimulator-${county}.json`),
    pushUrl: `http://127.0.0.1:${early.PORT}/wechat/push`,
    clientUrl: publicUrl,
  });
  shutdown.add('WeChat simulator', simulator.close);
  const simulatorUrl = simulator.url;
  const settings = demonstrationSettings(given, {
    county,
    keys,
    databaseUri,
    simulatorUrl,
    publicUrl,
  });
  return { env: readSettings(settings), settings, simulatorUrl };
}
