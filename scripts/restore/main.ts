import path from 'node:path';
import { parseArgs } from 'node:util';
import { doubtWaitingSends } from '../../api/commands/doubtWaitingSends';
import { BackupDamaged } from '../backup/frames';
import { documentsIn } from '../backup/manifest';
import { backupMessages as messages } from '../backup/messages';
import { openBackedUp } from '../backup/openBackedUp';
import { restoreBackup } from '../backup/restoreBackup';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';

/** Puts a backup into the empty database of the environment and compares; broken off, it begins anew. */
await runMain(async () => {
  const directory = path.resolve(readArguments());
  const progress = createProgressLine(process.stderr);
  const target = await openBackedUp(progress.note);
  try {
    const manifest = await restoreBackup({
      ...target,
      directory,
      onProgress: progress.show,
      afterwards: doubtWaitingSends,
      onResumed: ({ startedAt }) => progress.note(messages.resumed(startedAt.toISOString())),
    });
    progress.end();
    console.log(messages.restored(documentsIn(manifest), manifest.point));
    return 0;
  } catch (error) {
    progress.end();
    if (error instanceof BackupDamaged) throw new ExpectedFailure(messages.damaged(error.message));
    throw error;
  } finally {
    await target.close();
  }
});

function readArguments(): string {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' } } });
    if (!values.from) throw new Error();
    return values.from;
  } catch {
    throw new ExpectedFailure(messages.restoreUsage);
  }
}
