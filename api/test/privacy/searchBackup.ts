import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { createBackup } from '../../../scripts/backup/createBackup';
import { testKeyRing } from '../testKeyRing';
import type { PlaceLedger } from './ledgerOfPlaces';
import { searchFiles } from './searchFiles';

/** What stands in the files of a backup, which are sealed whole: nothing may be read in them. @returns bytes */
export async function searchBackup(ledger: PlaceLedger): Promise<number> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wei-lian-xin-privacy-'));
  try {
    await createBackup({
      client: mongoose.connection.getClient(),
      database: mongoose.connection.name,
      directory: path.join(directory, 'backup'),
      keys: testKeyRing,
    });
    const { bytes, found } = await searchFiles(directory);
    for (const { file, sighting } of found) ledger.judge('backup', sighting, null, ` ${file}`);
    return bytes;
  } finally {
    await rm(directory, { recursive: true });
  }
}
