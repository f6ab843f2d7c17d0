import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';

const unpdf = path.dirname(createRequire(import.meta.url).resolve('unpdf'));
const pdfJs = readFileSync(path.join(unpdf, 'pdfjs.mjs'), 'utf8');
/** Never resolved: everything asked of it is answered here. */
const ADDRESS = 'https://pdf.test/';

/**
 * The first page of a PDF as a PNG, drawn by pdf.js in Chromium: what a person who opens the file sees.
 * @param scale pixels a point; 2 is 144 dots an inch
 */
export async function drawPdf(browser: Browser, pdf: Buffer, scale = 2): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.route(`${ADDRESS}**`, (route) =>
      route.fulfill(
        route.request().url().endsWith('.mjs')
          ? { contentType: 'text/javascript', body: pdfJs }
          : { contentType: 'text/html', body: '<!doctype html><title>PDF</title>' },
      ),
    );
    await page.goto(ADDRESS);
    // As text: the scripts are compiled for Node, where there is no document.
    const picture = await page.evaluate<string>(`(async () => {
      const { getDocument } = await import('${ADDRESS}pdf.mjs');
      const data = Uint8Array.from(atob('${pdf.toString('base64')}'), (c) => c.charCodeAt(0));
      const first = await (await getDocument({ data, isEvalSupported: false }).promise).getPage(1);
      const viewport = first.getViewport({ scale: ${scale} });
      const canvas = document.createElement('canvas');
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await first.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
      return canvas.toDataURL('image/png');
    })()`);
    return Buffer.from(picture.split(',')[1] ?? '', 'base64');
  } finally {
    await page.close();
  }
}
