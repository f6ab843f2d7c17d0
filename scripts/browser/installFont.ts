import fs from 'node:fs/promises';
import path from 'node:path';
import { unpackWoff } from '../../api/plates/unpackWoff';
import { dataDir, projectRoot } from '../paths';

const packaged = path.join(projectRoot, 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
const folder = path.join(dataDir, 'fonts');
const weights = [400, 500, 600, 700];

/** The package has them in files of their own, and fontconfig takes one file for a family in a weight. */
export const FAMILIES = { latin: 'Noto Sans SC Latin', 'chinese-simplified': 'Noto Sans SC' };

const named = Object.entries(FAMILIES).map(
  ([subset, family]) => `<match target="scan">
  <test name="file" compare="contains"><string>${path.join(folder, subset)}</string></test>
  <edit name="family" mode="assign"><string>${family}</string></edit>
</match>`,
);
const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>${folder}</dir>
<cachedir>${path.join(folder, 'cache')}</cachedir>
${named.join('\n')}
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
</fontconfig>
`;

/**
 * Lays Noto Sans SC out of node_modules where a browser finds it as a font of the system, which costs a page nothing: as
 * a font of the page it was a megabyte and 0.1 s for each weight and each page.
 * @returns a configuration for fontconfig (environment `FONTCONFIG_FILE`) that knows these fonts alone, so that pictures
 *   are the same on every Linux machine
 */
export async function installFont(): Promise<string> {
  const file = path.join(folder, 'fonts.conf');
  // Written last: where it stands, the fonts do too.
  if ((await fs.readFile(file, 'utf8').catch(() => '')) === configuration) return file;
  await fs.mkdir(folder, { recursive: true });
  for (const subset of Object.keys(FAMILIES))
    for (const weight of weights) {
      const woff = path.join(packaged, `noto-sans-sc-${subset}-${weight}-normal.woff`);
      const font = unpackWoff(await fs.readFile(woff));
      await writeWhole(path.join(folder, `${subset}-${weight}.ttf`), font);
    }
  await writeWhole(file, configuration);
  return file;
}

/** Another process may do the same at the same time. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const part = `${file}.${process.pid}`;
  await fs.writeFile(part, content);
  await fs.rename(part, file);
}
