import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { BROKEN, runBackupCheck } from '../../api/test/backup/runBackupCheck';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { checkBackupMessages as messages } from './messages';

/** Backs up and restores under traffic, and looks whether anything is torn. */
await runMain(async () => {
  const { values } = parseArgs({
    options: { megabytes: { type: 'string', default: '500' }, broken: { type: 'string' } },
  });
  const broken = BROKEN.find((one) => one === values.broken);
  if (values.broken && !broken) throw new ExpectedFailure(messages.usage(BROKEN));
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: progress.note });
  const client = await MongoClient.connect(database.uri);
  try {
    const result = await runBackupCheck(client, {
      megabytes: Number(values.megabytes),
      broken,
      onProgress: progress.show,
    });
    progress.end();
    console.log(messages.result(result));
    const { moved, torn } = result;
    return torn === 0 && moved.restored >= moved.before && moved.restored <= moved.after ? 0 : 1;
  } finally {
    await client.close();
    await database.stop();
  }
});
