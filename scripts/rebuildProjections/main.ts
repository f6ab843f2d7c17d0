import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { rebuildProjections } from '../../api/projections/rebuildProjections';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { rebuildMessages } from './messages';

/**
 * Makes the inbox entries of steps and what statistics count again from the timelines, in collections beside, and says
 * what differs; `--replace` puts it right. Read marks, quotas and the ledger of sends are primary and stay.
 */
await runMain(async () => {
  const { county, replace } = readArguments();
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'kept', onProgress: progress.note });
  try {
    await mongoose.connect(database.uri, { dbName: process.env.MONGODB_DATABASE ?? 'weilianxin' });
    const { reports, entries, differences } = await rebuildProjections(county, {
      replace,
      onProgress: (done) => progress.show(rebuildMessages.rebuilding, done),
    });
    progress.end();
    for (const difference of differences.slice(0, 20))
      console.log(rebuildMessages.difference(difference));
    console.log(rebuildMessages.result(reports, entries, differences.length, replace));
    return differences.length === 0 || replace ? 0 : 1;
  } finally {
    await mongoose.disconnect();
    await database.stop();
  }
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        county: { type: 'string', default: process.env.COUNTY ?? '411728' },
        replace: { type: 'boolean', default: false },
      },
    });
    if (!/^\d{6}$/.test(values.county)) throw new Error();
    return values;
  } catch {
    throw new ExpectedFailure(rebuildMessages.usage);
  }
}
