import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Where the flows leave their pictures; not in git. */
export const PICTURES = path.resolve(import.meta.dirname, '../../../dist/pictures');

const LARGEST_HEIGHT_PX = 4000;

/** A picture of the whole page, when its letters are there and nothing moves; answers the file. */
export async function takePicture(page: Page, name: string, folder = PICTURES): Promise<string> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  const file = path.join(folder, `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  const bytes = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  const picture = sharp(bytes).extract({
    left: 0,
    top: 0,
    width,
    height: Math.min(height, LARGEST_HEIGHT_PX),
  });
  await picture.png({ palette: true, quality: 90, compressionLevel: 9 }).toFile(file);
  return file;
}

/**
 * As text: the scripts are compiled for Node, where there is no document. The document itself never grows wider: each
 * page scrolls in a box of Taro's, so every element is measured. What lies in a smaller box that scrolls or cuts
 * (a map, a table) is that box's matter.
 */
const WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  const boxed = (element) => {
    for (let one = element.parentElement; one && one.tagName !== 'MAIN'; one = one.parentElement)
      if (one.closest('main') && getComputedStyle(one).overflowX !== 'visible') return true;
    return false;
  };
  const wide = [...document.querySelectorAll('body *')].find((element) => {
    if (!element.checkVisibility()) return false;
    const { left, right } = element.getBoundingClientRect();
    return (right > width + 1 || left < -1) && right - left > 1 && !boxed(element);
  });
  return wide && 'wider than ' + width + ' px: ' + wide.outerHTML.slice(0, 200);
})()`;

/** Why the page is wider than its window, or `undefined`: nothing may have to be pushed sideways. */
export function findOverflow(page: Page): Promise<string | undefined> {
  return page.evaluate<string | undefined>(WIDE);
}
