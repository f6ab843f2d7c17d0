import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Where the flows leave their pictures; not in git. */
const PICTURES = path.resolve(import.meta.dirname, '../../../dist/pictures');

/** A picture of the whole page, when nothing moves; answers the file. */
export async function takePicture(page: Page, name: string, folder = PICTURES): Promise<string> {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled', caret: 'hide' });
  return file;
}

/** A picture for whoever runs the tests to look at (`PICTURES=1`); a picture costs more than what is tested. */
export async function leavePicture(source: Page | Buffer, name: string): Promise<void> {
  if (!Buffer.isBuffer(source)) {
    if (process.env.PICTURES) await takePicture(source, name);
  } else if (process.env.PICTURES) {
    await mkdir(path.dirname(path.join(PICTURES, name)), { recursive: true });
    await writeFile(path.join(PICTURES, `${name}.png`), source);
  }
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
