import { randomBytes } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import type { Progress } from './counted';
import type { Manifest } from './manifest';
import { restoreBackup } from './restoreBackup';
import type { BackupKeys } from './sealedFile';

/**
 * Restores a backup into a database of its own, with the comparison that every restore ends with, and drops it again.
 *
 * @throws as restoreBackup
 */
export async function verifyBackup(options: {
  client: MongoClient;
  directory: string;
  keys: BackupKeys;
  onProgress?: Progress;
}): Promise<Manifest> {
  const database = `verify_${randomBytes(6).toString('hex')}`;
  try {
    return await restoreBackup({ ...options, database });
  } finally {
    await options.client.db(database).dropDatabase();
  }
}
