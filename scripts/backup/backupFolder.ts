import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const DAY_MS = 86_400_000;

/** The folder of a backup among others: the time it is begun, UTC. */
export const backupName = (at: Date): string =>
  `${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`;

/**
 * Removes the backups whose days are over before tomorrow's run, whole or not, and nothing else: people were told that
 * what was destroyed is gone from backups by then.
 *
 * @returns names of what went
 */
export async function removeExpired(
  folder: string,
  keepDays: number,
  now: Date,
): Promise<string[]> {
  const expired = (await readdir(folder)).filter((name) => {
    const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
    const begun = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
    return begun <= now.getTime() - (keepDays - 1) * DAY_MS;
  });
  for (const name of expired) await rm(path.join(folder, name), { recursive: true });
  return expired;
}
