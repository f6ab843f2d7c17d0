import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { bundleApi } from '../../../scripts/cluster/bundleApi';
import { dataDir } from '../../../scripts/paths';

let made: Promise<string> | undefined;

/** The API as one file, made once a process: it starts three times as fast, and each world starts one. */
export function apiProgram(): Promise<string> {
  made ??= make(path.join(dataDir, 'test', 'api.mjs'));
  return made;
}

/** Whoever runs the file while another makes it keeps what they opened. */
async function make(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await rename(await bundleApi('api/main.ts', `${file}.${process.pid}`), file);
  return file;
}
