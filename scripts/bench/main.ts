import fs from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { projectRoot } from '../paths';
import { allMeasurements } from './allMeasurements';
import { drawScaling } from './frame/drawScaling';
import type { Measurement, Results } from './frame/measurement';
import { placeTable, resultsTable, showResults } from './frame/showResults';

const DOCUMENT = path.join(projectRoot, 'docs', 'performance.md');
const PICTURE = path.join(projectRoot, 'docs', 'performance-scaling.svg');
const WRITE = '--write';
const SMALL = '--small';

/**
 * `npm run bench -- [NAME…] [--write] [--small]`: all measurements or some. `--write` puts the figures into
 * docs/performance.md; `--small` takes tiny sizes, which only shows that it runs.
 */
await runMain(async () => {
  const words = process.argv.slice(2);
  const chosen = choose(words.filter((word) => word !== WRITE && word !== SMALL));
  if (words.includes(WRITE) && words.includes(SMALL))
    throw new ExpectedFailure(`Figures of ${SMALL} say nothing: they are not written.`);
  for (const { name, full, small } of chosen) {
    const results = await (words.includes(SMALL) ? small() : full());
    console.log(`\n${showResults(name, results)}`);
    if (words.includes(WRITE)) await write(name, results);
  }
  return 0;
});

function choose(names: readonly string[]): readonly Measurement[] {
  if (names.length === 0) return allMeasurements;
  const known = new Map(allMeasurements.map((one) => [one.name, one]));
  return names.map((name) => {
    const found = known.get(name);
    if (!found)
      throw new ExpectedFailure(
        `There is no ${name}. Measured are: ${[...known.keys()].join(' ')}`,
      );
    return found;
  });
}

async function write(name: string, results: Results): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const document = await fs.readFile(DOCUMENT, 'utf8');
  await fs.writeFile(DOCUMENT, placeTable(document, name, resultsTable(name, day, results)));
  if (results.scaling) await fs.writeFile(PICTURE, drawScaling(results.scaling));
}
