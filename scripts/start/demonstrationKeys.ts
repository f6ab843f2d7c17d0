import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { dataDir } from '../paths';

const file = path.join(dataDir, 'keys.json');
const schema = z.object({ MASTER_KEYS: z.string(), INDEX_KEY: z.string() });

/** Settings of api/env.ts that a demonstration makes up for itself. */
export type DemonstrationKeys = z.infer<typeof schema>;

const newKey = () => randomBytes(32).toString('base64');

/**
 * The keys that encrypt the demonstration's personal data: made up at the first start, kept beside
 * the data they open. A deployment sets its own MASTER_KEYS and INDEX_KEY.
 */
export async function demonstrationKeys(): Promise<DemonstrationKeys> {
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const kept = schema.safeParse(JSON.parse(text));
    if (kept.success) return kept.data;
    throw new ExpectedFailure(`${file} is damaged: remove it and .data/mongo to begin anew.`);
  }
  const keys = { MASTER_KEYS: `demo:${newKey()}`, INDEX_KEY: newKey() };
  await fs.mkdir(dataDir, { recursive: true });
  await fs.writeFile(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
