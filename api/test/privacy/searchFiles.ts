import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findCanaries, type Sighting } from './canaries';

/** Read in pieces that overlap, so that nothing is cut in two. */
const PIECE_BYTES = 8 * 1024 * 1024;
const OVERLAP_BYTES = 4096;

/** What stands in the files below a folder, as bytes: those of a database that compresses nothing. */
export async function searchFiles(
  folder: string,
): Promise<{ bytes: number; found: { file: string; sighting: Sighting }[] }> {
  const found: { file: string; sighting: Sighting }[] = [];
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const content = await readFile(path.join(name.parentPath, name.name));
    bytes += content.length;
    const seen = new Set<string>();
    for (let at = 0; at < content.length; at += PIECE_BYTES)
      for (const sighting of findCanaries(
        content.subarray(at, at + PIECE_BYTES + OVERLAP_BYTES).toString('utf8'),
      )) {
        const key = `${sighting.kind} ${sighting.number}`;
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({ file: name.name, sighting });
      }
  }
  return { bytes, found };
}
