import mongoose from 'mongoose';
import { commandsDuring } from '../../../api/test/commandsDuring';

export interface Examined {
  readonly keys: number;
  readonly documents: number;
  readonly returned: number;
}

type Command = Record<string, unknown>;
/** What the driver adds and explain does not take. */
const ENVELOPE = ['lsid', '$clusterTime', '$db', 'txnNumber', '$readPreference', 'readConcern'];

/**
 * What the database looked at for whatever a task asks it: every find is caught as it leaves and explained.
 * Needs a connection with `monitorCommands`.
 */
export async function examinedBy(task: () => Promise<unknown>): Promise<Examined> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const commands = await commandsDuring(task);
  const finds: Command[] = commands
    .filter(({ commandName }) => commandName === 'find')
    .map(({ command }) => ({ ...command }));
  const sum = { keys: 0, documents: 0, returned: 0 };
  for (const find of finds) {
    for (const name of ENVELOPE) delete find[name];
    const { executionStats } = await db.command({ explain: find, verbosity: 'executionStats' });
    sum.keys += executionStats.totalKeysExamined;
    sum.documents += executionStats.totalDocsExamined;
    sum.returned += executionStats.nReturned;
  }
  return sum;
}
