import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/**
 * Not those that start a county and processes of their own for every figure: submit, followed, events, start,
 * first-load.
 */
const NAMES = ['assignment', 'token', 'validation', 'lists', 'photos', 'refusals'];

const bench = (...words: string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', path.join(ROOT, 'scripts/bench/main.ts'), ...words],
    { cwd: ROOT },
  );

it('npm run bench runs, and says what it measured', async () => {
  const { stdout } = await bench('--small', ...NAMES);
  for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^${name}: .+\\n .*\\d`, 'm'));
  expect(stdout).not.toContain('NaN');
}, 180_000);

it('names what there is to measure to whoever asks for something else', async () => {
  await expect(bench('nothing')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('assignment token'),
  });
}, 60_000);
