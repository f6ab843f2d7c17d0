import fs from 'node:fs/promises';
import path from 'node:path';
import { dataDir } from '../paths';
import type { Part } from './parts';
import { runNode } from './runNode';
import { type Counts, vitestCounts } from './vitestCounts';

/** A part that was run. */
export interface Outcome extends Counts {
  name: string;
  seconds: number;
}

async function runCheck(part: string, commands: readonly (readonly string[])[]): Promise<Counts> {
  const codes = await Promise.all(commands.map((command) => runNode(part, command)));
  const failed = codes.some((code) => code !== 0) ? 1 : 0;
  return { passed: 1 - failed, failed, skipped: 0 };
}

async function runVitest(project: string): Promise<Counts> {
  const file = path.join(dataDir, 'test', `${project}.json`);
  await fs.rm(file, { force: true });
  const code = await runNode(project, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const text = await fs.readFile(file, 'utf8').catch(() => 'null');
  return vitestCounts(JSON.parse(text), code);
}

/** Runs one part with a heading and its output streamed; never throws for a part that fails. */
export async function runPart(part: Part): Promise<Outcome> {
  console.log(`\n── ${part.name}: ${part.about}`);
  const started = Date.now();
  const counts =
    part.kind === 'check'
      ? await runCheck(part.name, part.commands)
      : await runVitest(part.project);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${part.name} ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return { name: part.name, seconds, ...counts };
}
