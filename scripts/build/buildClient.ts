import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { withLock } from '../console/withLock';
import { dataDir, projectRoot } from '../paths';
import { compressFiles } from './compressFiles';
import { hashOfSources } from './hashOfSources';

/** The two clients that one source becomes. */
export type ClientTarget = 'weapp' | 'h5';

/** The file without which a build is none. */
const entryFile: Record<ClientTarget, string> = { weapp: 'app.json', h5: 'index.html' };

export interface BuiltClient {
  /** The folder that was built. */
  directory: string;
  /** False where nothing had changed since the last build. */
  built: boolean;
  seconds: number;
}

/** The folder a client is built into. */
export function clientDirectory(target: ClientTarget): string {
  return path.join(projectRoot, 'miniapp', 'dist', target);
}

function stampFile(target: ClientTarget): string {
  return path.join(projectRoot, 'miniapp', 'dist', `.${target}-sources`);
}

async function isFresh(target: ClientTarget, hash: string): Promise<boolean> {
  const [stamp, entry] = await Promise.all([
    fs.readFile(stampFile(target), 'utf8').catch(() => ''),
    fs.stat(path.join(clientDirectory(target), entryFile[target])).catch(() => undefined),
  ]);
  return stamp === hash && entry !== undefined;
}

/** Runs Taro to its end; what it printed and how it went. */
async function runTaro(
  target: ClientTarget,
  output: string,
): Promise<{ code: number; printed: string }> {
  const cli = path.join(projectRoot, 'node_modules', '@tarojs', 'cli', 'bin', 'taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', target], {
    cwd: path.join(projectRoot, 'miniapp'),
    env: { ...process.env, NODE_ENV: 'production', TARO_OUTPUT: output, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  process.off('exit', stop);
  return { code: code ?? 1, printed };
}

/** Builds beside the present build and puts the new one in its place only when it is whole. */
async function build(target: ClientTarget, hash: string, onProgress: (line: string) => void) {
  onProgress(`Building the ${target} client (half a minute the first time) …`);
  const scratch = path.join('dist', `next-${target}`);
  const directory = path.join(projectRoot, 'miniapp', scratch);
  await fs.rm(directory, { recursive: true, force: true });
  const { code, printed } = await runTaro(target, scratch);
  const exists = await fs.stat(path.join(directory, entryFile[target])).then(
    () => true,
    () => false,
  );
  if (code !== 0 || !exists) {
    throw new ExpectedFailure(
      `${printed.trim()}\nThe ${target} client could not be built (see above).`,
    );
  }
  if (target === 'h5') await compressFiles(directory);
  await fs.rm(stampFile(target), { force: true });
  await fs.rm(clientDirectory(target), { recursive: true, force: true });
  await fs.rename(directory, clientDirectory(target));
  await fs.writeFile(stampFile(target), hash);
}

/**
 * Builds a client for production unless its sources are those of the last build. Two processes
 * never build the same client at once.
 *
 * @throws ExpectedFailure with Taro's own output where it does not build
 */
export async function buildClient(
  target: ClientTarget,
  onProgress: (line: string) => void = () => {},
): Promise<BuiltClient> {
  const started = Date.now();
  const hash = await hashOfSources();
  const built = await withLock(
    path.join(dataDir, `build-${target}.lock`),
    async () => {
      if (await isFresh(target, hash)) return false;
      await build(target, hash, onProgress);
      return true;
    },
    () => onProgress(`Another process is building the ${target} client, waiting for it …`),
  );
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  onProgress(
    built ? `Built the ${target} client in ${seconds} s.` : `The ${target} client is up to date.`,
  );
  return { directory: clientDirectory(target), built, seconds };
}
