import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './launchBrowser';
import { provideFont } from './provideFont';

const html = `<!doctype html><html lang="zh"><meta charset="utf-8">
  <body style="font-family: serif; font-size: 40px"><span id="text">微连心abc</span></body></html>`;

let browser: Browser;
let server: http.Server;
let origin: string;

beforeAll(async () => {
  server = http.createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; style-src-attr 'unsafe-inline'",
    );
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server.close();
});

/** What the letters were drawn with, as the browser says. */
async function fontsOf(page: Page): Promise<string[]> {
  await page.goto(origin);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '#text',
  });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, glyphCount }) => `${familyName}: ${glyphCount}`).sort();
}

/** What the page's styles ask for. */
const familyOf = (page: Page) =>
  page.evaluate<string>("getComputedStyle(document.querySelector('#text')).fontFamily");

describe('provideFont', () => {
  it('draws Chinese and Latin letters with the packaged font, also under a strict policy', async () => {
    const context = await browser.newContext();
    await provideFont(context);
    const page = await context.newPage();
    // The Chinese file calls itself thin in every weight.
    expect(await fontsOf(page)).toEqual(['Noto Sans SC Thin: 3', 'Noto Sans SC: 3']);
    expect(await familyOf(page)).toContain('Noto Sans SC');
  });

  it('changes nothing in a context that did not ask', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(origin);
    expect(await familyOf(page)).toBe('serif');
  });
});
