import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { BSON } from 'mongodb';
import * as z from 'zod/mini';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { BackupDamaged } from './frames';
import { backupMessages as messages } from './messages';
import { type BackupKeys, readSealed, writeSealed } from './sealedFile';

const file = z.strictObject({ name: z.string(), bytes: z.int() });
const collection = z.strictObject({
  name: z.string(),
  /** As the server lists them. */
  options: z.record(z.string(), z.unknown()),
  indexes: z.array(z.record(z.string(), z.unknown())),
  /** Documents as they were copied, at some time before the point. */
  copied: z.nullable(file),
  /** What changed while that was copied, as it was at the point. */
  changed: z.nullable(file),
  count: z.int(),
  hash: z.string(),
});
const manifest = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  database: z.string(),
  startedAt: z.iso.datetime(),
  /** The moment all of it is of, by the database's clock. */
  point: z.iso.datetime(),
  collections: z.array(collection),
});

/** What a backup holds; written last, so that a backup without one was broken off. */
export type Manifest = z.infer<typeof manifest>;
export type BackupFile = z.infer<typeof file>;
export type BackupCollection = z.infer<typeof collection>;

const NAME = 'manifest.wlx';

export const newBackupId = (): string => randomBytes(16).toString('hex');

/** Under what a file of a backup opens. */
export const identityOf = (backupId: string, name: string): string => `${backupId}/${name}`;

export const documentsIn = ({ collections }: Manifest): number =>
  collections.reduce((sum, { count }) => sum + count, 0);

export const megabytesOf = ({ collections }: Manifest): string =>
  (
    collections
      .flatMap(({ copied, changed }) => [copied?.bytes ?? 0, changed?.bytes ?? 0])
      .reduce((sum, bytes) => sum + bytes, 0) / 1e6
  ).toFixed(1);

const isWhole = (directory: string): boolean => existsSync(path.join(directory, NAME));

export async function writeManifest(
  directory: string,
  keys: BackupKeys,
  content: Manifest,
): Promise<void> {
  const unfinished = path.join(directory, `${NAME}.unfinished`);
  await writeSealed(unfinished, keys, 'manifest', bytesOf(BSON.EJSON.stringify(content)));
  await rename(unfinished, path.join(directory, NAME));
  const folder = await open(directory);
  await folder.sync();
  await folder.close();
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/**
 * Reads what a backup holds and looks whether all its files are there in full length.
 *
 * @throws ExpectedFailure the backup was broken off
 * @throws BackupDamaged
 */
export async function readManifest(directory: string, keys: BackupKeys): Promise<Manifest> {
  if (!isWhole(directory)) throw new ExpectedFailure(messages.notWhole(directory));
  const parts: Buffer[] = [];
  for await (const part of readSealed(path.join(directory, NAME), keys, 'manifest'))
    parts.push(part);
  const content = manifest.parse(BSON.EJSON.parse(Buffer.concat(parts).toString('utf8')));
  for (const { copied, changed } of content.collections)
    for (const { name, bytes } of [copied, changed].filter((one) => one !== null)) {
      const found = await stat(path.join(directory, name)).catch(() => null);
      if (found?.size !== bytes)
        throw new BackupDamaged(`${name} is missing or not in full length`);
    }
  return content;
}
