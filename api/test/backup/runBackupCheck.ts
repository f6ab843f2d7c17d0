import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { MongoClient } from 'mongodb';
import type { Progress } from '../../../scripts/backup/counted';
import { createBackup } from '../../../scripts/backup/createBackup';
import { documentsIn, megabytesOf, writeManifest } from '../../../scripts/backup/manifest';
import { restoreBackup } from '../../../scripts/backup/restoreBackup';
import { testKeyRing as keys } from '../testKeyRing';
import { lookAtTransfers, startTransfers } from './transfers';

/** What `--broken` leaves out: the reading at one moment. */
export const BROKEN = ['noPoint'] as const;
export type Broken = (typeof BROKEN)[number];

export interface BackupCheck {
  readonly documents: number;
  readonly megabytes: string;
  readonly backupSeconds: number;
  readonly restoreSeconds: number;
  /** Acknowledged when the backup began, moved in what was restored, acknowledged when the backup ended. */
  readonly moved: { readonly before: number; readonly restored: number; readonly after: number };
  readonly torn: number;
  /** Highest resident memory during backup and restore, above that before. */
  readonly memoryMegabytes: number;
}

const ROWS = 1_000;
const ROW_BYTES = 4_000;
const DATABASE = 'checked';
const RESTORED = 'checked_back';

/**
 * Backs up so many megabytes while amounts are moved between two collections without a pause, restores, and looks
 * whether anything was moved by half.
 */
export async function runBackupCheck(
  client: MongoClient,
  options: { megabytes: number; broken?: Broken; onProgress?: Progress },
): Promise<BackupCheck> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wei-lian-xin-check-'));
  const directory = path.join(folder, 'backup');
  await fill(client, options.megabytes);
  const transfers = await startTransfers(client, DATABASE, { pauseMs: 0 });
  const memory = watchMemory();
  try {
    const { onProgress } = options;
    const before = transfers.done();
    const started = performance.now();
    const manifest = await createBackup({
      client,
      database: DATABASE,
      directory,
      keys,
      onProgress,
    });
    const backupSeconds = (performance.now() - started) / 1_000;
    const after = transfers.done();
    await transfers.stop();
    if (options.broken === 'noPoint') {
      await rm(path.join(directory, 'manifest.wlx'));
      const collections = manifest.collections.map((one) => ({ ...one, changed: null }));
      await writeManifest(directory, keys, { ...manifest, collections });
    }
    const begun = performance.now();
    await restoreBackup({ client, database: RESTORED, directory, keys, onProgress }).catch(
      (error: unknown) => {
        // A broken one is looked at all the same.
        if (!options.broken) throw error;
      },
    );
    const restoreSeconds = (performance.now() - begun) / 1_000;
    const { moved, torn } = await lookAtTransfers(client.db(RESTORED));
    return {
      documents: documentsIn(manifest),
      megabytes: megabytesOf(manifest),
      backupSeconds,
      restoreSeconds,
      moved: { before, restored: moved, after },
      torn,
      memoryMegabytes: memory.stop(),
    };
  } finally {
    await transfers.stop();
    await client.db(RESTORED).dropDatabase();
    await rm(folder, { recursive: true });
  }
}

/** Half of what is written does not compress. */
async function fill(client: MongoClient, megabytes: number): Promise<void> {
  const batches = Math.ceil((megabytes * 1e6) / (ROWS * ROW_BYTES));
  for (let batch = 0; batch < batches; batch += 1)
    await client
      .db(DATABASE)
      .collection('filler')
      .insertMany(
        Array.from({ length: ROWS }, () => ({
          noise: randomBytes(ROW_BYTES / 2),
          words: '路灯不亮'.repeat(ROW_BYTES / 24),
        })),
      );
}

function watchMemory(): { stop(): number } {
  const first = process.memoryUsage.rss();
  let highest = first;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return Math.round((highest - first) / 1e6);
    },
  };
}
