import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { capture } from './console/capture';
import { projectRoot } from './paths';

const bootstrap = path.join(projectRoot, 'scripts', 'bootstrap.mjs');
const run = (...args: string[]) =>
  capture(process.execPath, [bootstrap, ...args], { timeoutMs: 30_000 });

describe('bootstrap', () => {
  it('names the commands where it was given none of them', async () => {
    expect(await run('fly')).toEqual({ code: 1, output: 'Say which command: start, test, dev.' });
  });

  it('hands on the arguments and the exit code, and shows no stack for what a person can mend', async () => {
    const { code, output } = await run('test', 'lint', 'nonsense');
    expect(code).toBe(1);
    expect(output).toMatch(/^No such part: nonsense\. The parts: types, lint, .*, h5\.$/);
  });
});
