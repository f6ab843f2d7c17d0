import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { KeyRing } from '../../api/secrets/keyRing';
import { BackupDamaged, openFrames, sealFrames } from './frames';

/** Keys of backups: the newest seals, all open. */
export type BackupKeys = Pick<KeyRing, 'signingKey' | 'verifyingKey'>;

const MAGIC = Buffer.from('WLXB1');
const SALT_BYTES = 32;
const PURPOSE = 'backup';

/** Each file has a key of its own, made of what it is: one that was put in another's place does not open. */
const fileKey = (key: KeyObject, salt: Buffer, identity: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, `weilianxin/backup/${identity}`, 32)));

/**
 * Writes bytes to a new file, compressed and sealed, and forces them to the disk.
 *
 * @param identity what the file is, of which backup: it opens under this alone
 * @returns its size
 */
export async function writeSealed(
  file: string,
  keys: BackupKeys,
  identity: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  const { id, key } = keys.signingKey(PURPOSE);
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, Buffer.from([id.length]), Buffer.from(id), salt]);
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  output.write(header);
  await pipeline(
    source,
    createGzip({ level: 4 }),
    (compressed: AsyncIterable<Buffer>) =>
      sealFrames(compressed, fileKey(key, salt, identity), header),
    output,
  );
  return output.bytesWritten;
}

/**
 * The bytes of a sealed file. What is handed out was authenticated; the end is reached only where nothing is missing.
 *
 * @throws BackupDamaged
 */
export async function* readSealed(
  file: string,
  keys: BackupKeys,
  identity: string,
): AsyncGenerator<Buffer> {
  const { header, id, salt } = await readHeader(file);
  const master = keys.verifyingKey(PURPOSE, id);
  if (!master) throw new BackupDamaged(`sealed under the key ${id}, which is not given`);
  const key = fileKey(master, salt, identity);
  const bytes = createGunzip();
  pipe(
    createReadStream(file, { start: header.length }),
    (sealed: AsyncIterable<Buffer>) => openFrames(sealed, key, header),
    bytes,
    () => {}, // whoever reads `bytes` meets the failure
  );
  yield* bytes;
}

async function readHeader(file: string): Promise<{ header: Buffer; id: string; salt: Buffer }> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(MAGIC.length + 1 + 255 + SALT_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const idAt = MAGIC.length + 1;
    const saltAt = idAt + (buffer[MAGIC.length] ?? 0);
    const header = buffer.subarray(0, saltAt + SALT_BYTES);
    if (bytesRead < header.length || !buffer.subarray(0, MAGIC.length).equals(MAGIC))
      throw new BackupDamaged('no file of a backup');
    return {
      header,
      id: header.toString('latin1', idAt, saltAt),
      salt: header.subarray(saltAt),
    };
  } finally {
    await handle.close();
  }
}
