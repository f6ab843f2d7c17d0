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
async function runTaro(target: ClientTarget): Promise<{ code: number; output: string }> {
  const cli = path.join(projectRoot, 'node_modules', '@tarojs', 'cli', 'bin', 'taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', target], {
    cwd: path.join(projectRoot, 'miniapp'),
    env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  process.off('exit', stop);
  return { code: code ?? 1, output };
}

async function build(target: ClientTarget, hash: string, onProgress: (line: string) => void) {
  onProgress(`Building the ${target} client (half a minute the first time) …`);
  await fs.rm(stampFile(target), { force: true });
  await fs.rm(clientDirectory(target), { recursive: true, force: true });
  const { code, output } = await runTaro(target);
  const entry = path.join(clientDirectory(target), entryFile[target]);
  const exists = await fs.stat(entry).then(
    () => true,
    () => false,
  );
  if (code !== 0 || !exists) {
    throw new ExpectedFailure(
      `${output.trim()}\nThe ${target} client could not be built (see above).`,
    );
  }
  if (target === 'h5') await compressFiles(clientDirectory(target));
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
