import path from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { backupName, removeExpired } from './backupFolder';
import type { Progress } from './counted';
import { createBackup } from './createBackup';
import { BackupDamaged } from './frames';
import { documentsIn, type Manifest, megabytesOf } from './manifest';
import { backupMessages as messages } from './messages';
import { type BackedUp, openBackedUp } from './openBackedUp';
import { verifyBackup } from './verifyBackup';

/** Backs up a database that goes on being used; `--verify` restores it into a temporary one and compares. */
await runMain(async () => {
  const { out, into, from, verify } = readArguments();
  const progress = createProgressLine(process.stderr);
  const source = await openBackedUp(progress.note);
  const directory = path.resolve(from ?? out ?? path.join(into ?? '.', backupName(new Date())));
  try {
    if (!from) {
      const manifest = await createBackup({ ...source, directory, onProgress: progress.show });
      progress.end();
      console.log(
        messages.done(directory, documentsIn(manifest), megabytesOf(manifest), manifest.point),
      );
    }
    if (verify) {
      const manifest = await verifyElsewhere(source, directory, progress.show);
      progress.end();
      console.log(messages.verified(documentsIn(manifest), manifest.collections.length));
    }
    if (into) {
      const removed = await removeExpired(into, source.keepDays, new Date());
      if (removed.length > 0) console.log(messages.removed(removed));
    }
    return 0;
  } catch (error) {
    progress.end();
    if (error instanceof BackupDamaged) throw new ExpectedFailure(messages.damaged(error.message));
    throw error;
  } finally {
    await source.close();
  }
});

/** On the same server unless another is named. */
async function verifyElsewhere(
  { client, keys, verifyUri }: BackedUp,
  directory: string,
  onProgress: Progress,
): Promise<Manifest> {
  if (!verifyUri) return verifyBackup({ client, directory, keys, onProgress });
  const other = await MongoClient.connect(verifyUri);
  try {
    return await verifyBackup({ client: other, directory, keys, onProgress });
  } finally {
    await other.close();
  }
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        into: { type: 'string' },
        from: { type: 'string' },
        verify: { type: 'boolean', default: false },
      },
    });
    const places = [values.out, values.into, values.from].filter((place) => place !== undefined);
    if (places.length !== 1 || (values.from && !values.verify)) throw new Error();
    return values;
  } catch {
    throw new ExpectedFailure(messages.usage);
  }
}
