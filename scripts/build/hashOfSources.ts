import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../paths';

/** Everything a build of the mini-program reads, relative to the root. */
const sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/babel.config.cjs',
  'miniapp/tsconfig.json',
  'shared',
  'tsconfig.base.json',
  'package-lock.json',
  'project.config.json',
];

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

async function filesBelow(place: string): Promise<string[]> {
  const stat = await fs.stat(path.join(projectRoot, place)).catch(() => undefined);
  if (!stat) return [];
  if (stat.isFile()) return [place];
  const entries = await fs.readdir(path.join(projectRoot, place), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)));
}

/** A hash over names and contents of all sources and the settings that go into the bundle. */
export async function hashOfSources(): Promise<string> {
  const files = (await Promise.all(sources.map(filesBelow))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !isTest(name))) {
    hash.update(`${file}\0`);
    hash.update(await fs.readFile(path.join(projectRoot, file)));
    hash.update('\0');
  }
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('TARO_APP_'));
  hash.update(JSON.stringify(settings.sort()));
  return hash.digest('hex');
}
