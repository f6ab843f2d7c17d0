import fs from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../paths';

/** Codes of the counties there is data for in scripts/data. */
export async function knownCounties(): Promise<string[]> {
  const files = await fs.readdir(path.join(projectRoot, 'scripts', 'data'));
  return files.flatMap((file) => /^county-(\d{6})\.json$/.exec(file)?.[1] ?? []).sort();
}
