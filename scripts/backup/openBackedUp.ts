import fs from 'node:fs';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import * as z from 'zod/mini';
import { days, keyRing } from '../../api/env';
import { createKeyRing } from '../../api/secrets/keyRing';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { openDatabase } from '../mongod/openDatabase';
import { projectRoot } from '../paths';
import { demonstrationKeys } from '../start/demonstrationKeys';
import { backupMessages as messages } from './messages';
import type { BackupKeys } from './sealedFile';

const settings = z.object({
  MONGODB_URI: z.optional(z.string()),
  MONGODB_DATABASE: z._default(z.string(), 'weilianxin'),
  MASTER_KEYS: z.optional(keyRing),
  /** Keys for backups alone, so that who makes them need not know what opens personal data. */
  BACKUP_KEYS: z.optional(keyRing),
  BACKUP_KEEP_DAYS: z._default(days, 30),
  /** Another database server to restore into when a backup is verified. */
  BACKUP_VERIFY_URI: z.optional(z.string()),
});

/** Names of what the commands read of the environment. */
export const backupSettings: readonly string[] = Object.keys(settings.shape);

export interface BackedUp {
  readonly client: MongoClient;
  readonly database: string;
  readonly keys: BackupKeys;
  readonly keepDays: number;
  readonly verifyUri: string | undefined;
  close(): Promise<void>;
}

/** The database and keys of the environment; without any those of `npm start`, which must not be running then. */
export async function openBackedUp(onProgress: (line: string) => void): Promise<BackedUp> {
  const file = path.join(projectRoot, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
  const read = settings.safeParse(process.env);
  if (!read.success)
    throw new ExpectedFailure(
      messages.badSettings(read.error.issues.map(({ path: at }) => at.join('.')).join('、')),
    );
  const { data } = read;
  const keys = await keysOf(data.BACKUP_KEYS ?? data.MASTER_KEYS, data.MONGODB_URI);
  const server = await openDatabase({ keep: 'kept', onProgress });
  const client = await MongoClient.connect(server.uri, { retryWrites: true });
  return {
    client,
    database: data.MONGODB_DATABASE,
    keys,
    keepDays: data.BACKUP_KEEP_DAYS,
    verifyUri: data.BACKUP_VERIFY_URI,
    async close() {
      await client.close();
      await server.stop();
    },
  };
}

async function keysOf(given: string | undefined, uri: string | undefined): Promise<BackupKeys> {
  if (!given && uri) throw new ExpectedFailure(messages.noKeys);
  const masterKeys = given ?? (await demonstrationKeys()).MASTER_KEYS;
  // Backups look nothing up: the ring's index key is not used.
  return createKeyRing(masterKeys, '');
}
