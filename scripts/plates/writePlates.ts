import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { drawPlates, type PlatesToDraw } from '../../api/plates/drawPlates';

/**
 * Writes the plates to a file, which is there whole or not at all: it grows under another name beside it.
 * Answers its bytes. @throws what drawing throws, and AbortError
 */
export async function writePlates(
  file: string,
  plates: PlatesToDraw,
  signal?: AbortSignal,
): Promise<number> {
  const growing = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(drawPlates(plates)), createWriteStream(growing), { signal });
    await rename(growing, file);
  } catch (error) {
    await rm(growing, { force: true });
    throw error;
  }
  return (await stat(file)).size;
}
