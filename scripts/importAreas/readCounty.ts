import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AreaUnit } from '../../api/commands/importAreas/areaUnit';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { projectRoot } from '../paths';
import { countyFile } from './demonstration/countyFile';
import { makeDemonstration } from './demonstration/makeDemonstration';
import { consoleMessages } from './messages';

const directory = path.join(projectRoot, 'scripts', 'data');

/**
 * The demonstration tree of one of the counties in `scripts/data`: names and outline real, every
 * boundary below the county made, the same on every run.
 * @throws ExpectedFailure for a county without a file
 */
export async function readCounty(county: string): Promise<AreaUnit[]> {
  const files = await readdir(directory);
  const name = `county-${county}.json`;
  if (!files.includes(name)) {
    const known = files.flatMap((file) => /^county-(\d{6})\.json$/.exec(file)?.[1] ?? []);
    throw new ExpectedFailure(consoleMessages.unknownCounty(county, known));
  }
  const text = await readFile(path.join(directory, name), 'utf8');
  return makeDemonstration(countyFile.parse(JSON.parse(text)));
}
