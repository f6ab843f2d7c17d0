import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { runPrivacy } from '../../api/test/privacy/runPrivacy';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { startReplicaSet } from '../mongod/startReplicaSet';
import { BREAKS } from './breaks';
import { privacyMessages } from './messages';
import { withFolder } from './withFolder';

/** So that what stands in the files can be read: WiredTiger compresses blocks, journal and index keys by default. */
const PLAIN_FILES = [
  '--wiredTigerCollectionBlockCompressor',
  'none',
  '--wiredTigerJournalCompressor',
  'none',
  '--wiredTigerIndexPrefixCompression',
  'false',
];
const { values } = parseArgs({
  options: {
    residents: { type: 'string', default: '60' },
    hours: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    broken: { type: 'string' },
  },
});

/** Plants personal data, lets a county live, and searches everything: responses, logs, messages, database and files. */
await runMain(() => (values.broken ? seeBroken(values.broken) : check()));

function check(): Promise<number> {
  const progress = createProgressLine(process.stderr);
  return withFolder(async (dataDir) => {
    const database = await startReplicaSet({
      dataDir,
      extra: PLAIN_FILES,
      onProgress: progress.note,
    });
    try {
      await mongoose.connect(database.uri, { dbName: 'privacy', monitorCommands: true });
      const result = await runPrivacy({
        residents: Number(values.residents),
        hours: Number(values.hours),
        seed: Number(values.seed),
        rawFiles: async () => {
          await mongoose.connection.db?.admin().command({ fsync: 1 });
          return dataDir;
        },
        onProgress: (stage) => progress.show(privacyMessages.stage(stage)),
      });
      progress.end();
      for (const failure of result.failures.slice(0, 40)) console.log(failure);
      if (result.unusedLines.length > 0) console.log(privacyMessages.unused(result.unusedLines));
      console.log(privacyMessages.result(result));
      return result.failures.length === 0 ? 0 : 1;
    } finally {
      await mongoose.disconnect();
      await database.stop();
    }
  });
}

/** Runs the small check on a product that is broken on purpose, and wants it to be seen. */
async function seeBroken(name: string): Promise<number> {
  const names = name === 'all' ? Object.keys(BREAKS) : [name];
  let missed = 0;
  for (const one of names) {
    const broken = BREAKS[one];
    if (!broken) throw new ExpectedFailure(privacyMessages.usage);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        path.join(import.meta.dirname, 'breakSource.mjs'),
        '--import',
        'tsx',
        import.meta.filename,
        ...['--residents', '4', '--hours', '1'],
      ],
      { encoding: 'utf8', env: { ...process.env, BREAK: JSON.stringify(broken) } },
    );
    const seen = status === 1 && /^不该出现或该有而没有：[1-9]/m.test(stdout);
    if (!seen) process.stderr.write(stderr);
    console.log(
      seen ? privacyMessages.caught(one, stdout.split('\n')[0] ?? '') : privacyMessages.missed(one),
    );
    if (!seen) missed += 1;
  }
  return missed === 0 ? 0 : 1;
}
