import fs from 'node:fs/promises';
import { ExpectedFailure } from '../console/ExpectedFailure';

/** What one run of mongod wrote to its log, which earlier runs wrote to as well. */
export interface LogOfRun {
  file: string;
  /** Size of the file in bytes when the run began. */
  startsAt: number;
}

async function textOf({ file, startsAt }: LogOfRun): Promise<string> {
  const bytes = await fs.readFile(file).catch(() => Buffer.alloc(0));
  return bytes.subarray(startsAt).toString('utf8');
}

/** The data belongs to a mongod that still runs (it may be about to end). */
export class DataInUse extends ExpectedFailure {}

/** The last error or fatal line of mongod's log (JSON lines; severity `E` or `F`). */
function lastError(log: string): string | undefined {
  const line = log.split('\n').findLast((entry) => /"s":"[EF]"/.test(entry));
  if (!line) return undefined;
  const { msg, attr } = JSON.parse(line) as { msg: string; attr?: { error?: unknown } };
  return attr?.error ? `${msg}: ${JSON.stringify(attr.error)}` : msg;
}

/** Why a mongod ended that nobody stopped, in one sentence, read from its log. */
export async function explainMongodExit(
  directory: string,
  logOfRun: LogOfRun,
  port: number,
): Promise<ExpectedFailure> {
  const log = await textOf(logOfRun);
  if (/no space left on device|ENOSPC/i.test(log)) {
    return new ExpectedFailure(
      `The disk is full: the database in ${directory} cannot go on; free some space and run the command again.`,
    );
  }
  if (/DBPathInUse|Unable to lock the lock file/.test(log)) {
    return new DataInUse(
      `The database in ${directory} is in use: another start is running here; stop that one first.`,
    );
  }
  if (/address already in use/i.test(log)) {
    return new ExpectedFailure(
      `Port ${port}, wanted by the database, is taken by another program.`,
    );
  }
  const reason = lastError(log);
  return new ExpectedFailure(
    `The database has ended${reason ? `: ${reason}` : ''} (its log: ${logOfRun.file}).`,
  );
}
