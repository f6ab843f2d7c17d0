import fs from 'node:fs/promises';
import path from 'node:path';

/** What WeChat uploads of one package, in bytes. */
export interface PackageSize {
  /** '' is the main package. */
  root: string;
  bytes: number;
}

interface Packages {
  subPackages?: { root: string }[];
}

/** Sizes of the main package and each subpackage of a built mini-program, without what WeChat leaves out. */
export async function packageSizes(folder: string): Promise<PackageSize[]> {
  const app = JSON.parse(await fs.readFile(path.join(folder, 'app.json'), 'utf8')) as Packages;
  const roots = ['', ...(app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))];
  const sizes = new Map(roots.map((root) => [root, 0]));
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    // WeChat leaves licence texts and source maps out of what it sends to phones.
    if (!entry.isFile() || /\.(txt|map)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    const root = roots.find((one) => one !== '' && name.startsWith(`${one}/`)) ?? '';
    sizes.set(root, (sizes.get(root) ?? 0) + (await fs.stat(file)).size);
  }
  return [...sizes].map(([root, bytes]) => ({ root, bytes }));
}
