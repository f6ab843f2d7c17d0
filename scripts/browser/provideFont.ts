import fs from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { projectRoot } from '../paths';

const folder = path.join(projectRoot, 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
const family = 'Noto Sans SC';
const weights = [400, 500, 600, 700];
const address = '/__font/';

function face(subset: string, weight: number, range: string): string {
  const source = `url(${address}noto-sans-sc-${subset}-${weight}-normal.woff2)`;
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: ${source} format('woff2'); ${range} }`;
}

const styles = [
  ...weights.map((weight) => face('chinese-simplified', weight, '')),
  ...weights.map((weight) => face('latin', weight, 'unicode-range: U+0000-024F, U+2000-206F;')),
  `*, *::before, *::after { font-family: '${family}', sans-serif !important; }`,
].join('\n');

/**
 * Gives every page of a browser context the letters of Noto Sans SC out of node_modules, so that
 * pictures are the same on machines with and without Chinese fonts. Call it before the first page is
 * opened; wait for `document.fonts.ready` before a picture is taken.
 *
 * The fonts come from the page's own origin and the styles are constructed, so that a content
 * security policy lets both through.
 */
export async function provideFont(context: BrowserContext): Promise<void> {
  await context.route(`**${address}*.woff2`, async (route) => {
    const name = path.posix.basename(new URL(route.request().url()).pathname);
    await route.fulfill({
      body: await fs.readFile(path.join(folder, name)),
      contentType: 'font/woff2',
      headers: { 'access-control-allow-origin': '*', 'cache-control': 'max-age=3600' },
    });
  });
  // as text: this folder is compiled for Node, where there is no document
  await context.addInitScript({
    content: `{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(styles)});
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }`,
  });
}
