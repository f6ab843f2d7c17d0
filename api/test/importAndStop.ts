import mongoose from 'mongoose';
import { readCounty } from '../../scripts/importAreas/readCounty';
import { importAreas } from '../commands/importAreas';

// Imports a changed 大宁 and stands still after the first batch is written, to be killed there.
const [uri = '', dbName = ''] = process.argv.slice(2);
await mongoose.connect(uri, { dbName });
const units = (await readCounty('141030')).map((unit) => ({ ...unit, name: `新${unit.name}` }));
await importAreas({
  county: '141030',
  units,
  made: true,
  onProgress: ({ step, done }) => {
    if (step !== 'writing' || done === 0) return;
    process.stdout.write('written\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
