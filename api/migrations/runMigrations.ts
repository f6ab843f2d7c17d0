import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { MigrationRun } from '../models/MigrationRun';
import { createLease } from '../projections/lease';
import type { Migration } from './Migration';

export interface MigrationOptions {
  readonly onProgress?: (id: string, done: number) => void;
  /** How long a process that died holds up the others. */
  readonly leaseMs?: number;
}

const LEASE = 'migrations';
const WAIT_MS = 200;

/**
 * Runs the migrations a database has not seen, each to its end before the next. One process does it, under a lease; the
 * others wait. Processes of the version before must have stopped: what they write is not looked at again.
 *
 * @returns ids of those that were run here
 */
export async function runMigrations(
  db: mongo.Db,
  migrations: readonly Migration[],
  { onProgress = () => {}, leaseMs = 30_000 }: MigrationOptions = {},
): Promise<string[]> {
  const open = async (): Promise<Migration[]> => {
    const finished = new Set((await MigrationRun.find().lean()).map(({ _id }) => _id));
    return migrations.filter(({ id }) => !finished.has(id));
  };
  const lease = createLease(LEASE, randomUUID(), leaseMs);
  const ran: string[] = [];
  try {
    for (let left = await open(); left.length > 0; left = await open()) {
      const [next] = left;
      if (!next || !(await lease.keep())) {
        await sleep(WAIT_MS);
        continue;
      }
      // Another process may have finished it before the lease came to this one.
      if (!(await open()).includes(next)) continue;
      await next.run({
        db,
        goOn: async (done) => {
          if (!(await lease.keep())) throw new Error(`migration ${next.id} was taken over`);
          onProgress(next.id, done);
        },
      });
      await MigrationRun.updateOne(
        { _id: next.id },
        { $set: { finishedAt: new Date() } },
        { upsert: true, writeConcern: { w: 'majority' } },
      );
      ran.push(next.id);
    }
  } finally {
    await lease.release();
  }
  return ran;
}
