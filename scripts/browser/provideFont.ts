import type { BrowserContext } from 'playwright-core';
import { FAMILIES } from './installFont';

const families = Object.values(FAMILIES).map((family) => `'${family}'`);
const styles = `*, *::before, *::after { font-family: ${families.join()}, sans-serif !important; }`;

/**
 * Gives every page of a browser context the letters of Noto Sans SC, so that pictures are the same on machines with and
 * without Chinese fonts. Call it before the first page is opened. The styles are constructed, so that a content security
 * policy lets them through.
 */
export async function provideFont(context: BrowserContext): Promise<void> {
  // As text: this folder is compiled for Node, where there is no document.
  await context.addInitScript({
    content: `{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(styles)});
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }`,
  });
}
