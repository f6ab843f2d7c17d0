import mongoose from 'mongoose';
import { runMain } from '../console/runMain';
import { openDatabase } from '../mongod/openDatabase';
import { measureDirectory, measureGridIndex } from './countyMemory';
import { measureStorage } from './storageSizes';

const REPORTS = 4_400;
const bytes = (n: number): string => n.toFixed(0).padStart(7);

/** What a report takes in the database and a county in the memory of a process; docs/scale.md reckons with it. */
await runMain(async () => {
  for (const county of ['411728', '140429']) {
    const { leaves, bytes: held, loadMs } = await measureGridIndex(county);
    console.log(
      `grid index of ${county}: ${leaves} leaves, ${(held / 1e6).toFixed(1)} MB, built in ${loadMs.toFixed(0)} ms`,
    );
  }
  const database = await openDatabase({ keep: 'ephemeral', onProgress: console.log });
  await mongoose.connect(database.uri, { dbName: 'sizes' });
  try {
    const directory = await measureDirectory('411728');
    console.log(
      `directory of 411728: ${directory.units} units, ${directory.posts} posts, ${(directory.bytes / 1e6).toFixed(1)} MB, read in ${directory.loadMs.toFixed(0)} ms`,
    );
    for (const size of await measureStorage(REPORTS)) {
      console.log(
        `${size.name}: ${size.rowsAReport.toFixed(2)} a report; a row: BSON ${bytes(size.bsonBytesARow)}, disk ${bytes(size.diskBytesARow)}`,
      );
      for (const index of size.indexes)
        console.log(`  ${index.name.padEnd(60)} ${bytes(index.bytesARow)} bytes a row`);
    }
    return 0;
  } finally {
    await mongoose.disconnect();
    await database.stop();
  }
});
