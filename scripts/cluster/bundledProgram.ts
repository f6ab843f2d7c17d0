import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { dataDir } from '../paths';
import { bundleApi } from './bundleApi';

const made = new Map<string, Promise<string>>();

/** A program of the API as one file, made once a process: tests start many of them. */
export function bundledProgram(entry = 'api/main.ts'): Promise<string> {
  const known = made.get(entry);
  if (known) return known;
  const making = make(entry, path.join(dataDir, 'test', `${entry.replaceAll('/', '-')}.mjs`));
  made.set(entry, making);
  return making;
}

/** Whoever runs the file while another makes it keeps what they opened. */
async function make(entry: string, file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await rename(await bundleApi(entry, `${file}.${process.pid}`), file);
  return file;
}
