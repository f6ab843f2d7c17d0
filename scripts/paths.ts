import path from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = path.resolve(import.meta.dirname, '..');

/** What a run leaves behind and the next run uses again: database, fetched programs, results. Not in git. */
export const dataDir = path.join(projectRoot, '.data');
