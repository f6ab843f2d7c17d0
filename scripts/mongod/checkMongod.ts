import { capture } from '../console/capture';

/** A mongod that was run and said its version. */
export interface Mongod {
  /** Absolute path, or a name on the PATH. */
  path: string;
  /** As the program says it, e.g. `6.0.5`. */
  version: string;
}

const oldestMajor = 6;

/**
 * Runs a candidate and reads its version.
 *
 * @returns the usable mongod, or the reason in words why this one will not do
 */
export async function checkMongod(path: string): Promise<Mongod | { problem: string }> {
  const { code, output } = await capture(path, ['--version'], { timeoutMs: 20_000 });
  const version = /db version v(\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (code !== 0 || !version) {
    return { problem: `${path} does not run: ${output.split('\n')[0] || 'no answer'}` };
  }
  if (Number.parseInt(version, 10) < oldestMajor) {
    return { problem: `${path} is MongoDB ${version}, ${oldestMajor}.0 or newer is needed` };
  }
  return { path, version };
}
