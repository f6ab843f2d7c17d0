import fs from 'node:fs';
import path from 'node:path';
import mongoose from 'mongoose';
import { createDeps } from '../../api/createDeps';
import type { Deps } from '../../api/deps';
import { EnvError, parseEnv } from '../../api/env';
import { connectDatabase } from '../../api/main';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { openDatabase } from '../mongod/openDatabase';
import { projectRoot } from '../paths';
import { demonstrationKeys } from '../start/demonstrationKeys';
import { demonstrationSettings, type Settings } from '../start/settings';
import { createSimulator } from '../wechatSimulator/createSimulator';

export interface OpenCounty {
  readonly deps: Deps;
  close(): Promise<void>;
}

/**
 * What the API of this machine works with: in production the settings of the environment, otherwise the demonstration's
 * database and keys, with WeChat's simulator.
 */
export async function openCounty(
  county: string,
  onProgress: (line: string) => void,
): Promise<OpenCounty> {
  const file = path.join(projectRoot, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closers.reverse()) await one();
  };
  try {
    const settings = await settingsOf(county, onProgress, closers);
    const env = parseEnv(settings);
    await connectDatabase(env);
    closers.push(() => mongoose.disconnect());
    const deps = await createDeps(env);
    closers.push(() => deps.close());
    return { deps, close };
  } catch (error) {
    await close();
    throw error instanceof EnvError ? new ExpectedFailure(error.message) : error;
  }
}

async function settingsOf(
  county: string,
  onProgress: (line: string) => void,
  closers: (() => Promise<unknown>)[],
): Promise<Settings> {
  if (process.env.NODE_ENV === 'production') return process.env;
  const database = await openDatabase({ keep: 'kept', onProgress });
  closers.push(() => database.stop());
  const simulator = await createSimulator({ port: 0, county });
  closers.push(() => simulator.close());
  return demonstrationSettings(process.env, {
    county,
    databaseUri: database.uri,
    keys: await demonstrationKeys(),
    simulatorUrl: simulator.url,
    publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
  });
}
