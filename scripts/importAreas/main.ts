import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { importAreas } from '../../api/commands/importAreas';
import { AreaImportError, describeProblem } from '../../api/commands/importAreas/areaProblem';
import type { AreaUnit } from '../../api/commands/importAreas/areaUnit';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { openDatabase } from '../mongod/openDatabase';
import { readGeoJson } from './geoJson/readGeoJson';
import { consoleMessages } from './messages';
import { createProgressLine } from './progressLine';
import { readCounty } from './readCounty';
import { reportResult } from './reportResult';

await runMain(async () => {
  const { county, file } = readArguments();
  const progress = createProgressLine(process.stderr);
  try {
    const units = await readUnits(county, file, progress.show);
    const own = county ?? units.find(({ level }) => level === 'county')?.code ?? '';
    const database = await openDatabase({ keep: 'kept', onProgress: progress.note });
    try {
      await mongoose.connect(database.uri, {
        dbName: process.env.MONGODB_DATABASE ?? 'weilianxin',
      });
      const result = await importAreas({
        county: own,
        units,
        made: file === undefined,
        onProgress: ({ step, done, total }) =>
          progress.show(consoleMessages.steps[step], done, total),
      });
      progress.end();
      console.log(reportResult(result));
      return 0;
    } finally {
      await mongoose.disconnect();
      await database.stop();
    }
  } catch (error) {
    progress.end();
    if (!(error instanceof AreaImportError)) throw error;
    console.error(consoleMessages.refused(error.problems.length));
    for (const problem of error.problems) console.error(`  ${describeProblem(problem)}`);
    return 1;
  }
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { county: { type: 'string' }, file: { type: 'string' } },
    });
    if (values.county !== undefined && !/^\d{6}$/.test(values.county)) throw new Error();
    if (values.county === undefined && values.file === undefined) throw new Error();
    return values;
  } catch {
    throw new ExpectedFailure(consoleMessages.usage);
  }
}

async function readUnits(
  county: string | undefined,
  file: string | undefined,
  show: (what: string, done?: number, total?: number) => void,
): Promise<AreaUnit[]> {
  if (file !== undefined) {
    return await readGeoJson(file, (done) => show(consoleMessages.reading, Math.round(done / 1e6)));
  }
  show(consoleMessages.making);
  return await readCounty(county ?? '');
}
