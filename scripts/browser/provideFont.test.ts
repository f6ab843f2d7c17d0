import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './launchBrowser';
import { provideFont } from './provideFont';

const html = `<!doctype html><html lang="zh"><meta charset="utf-8">
  <body style="font-family: serif; font-size: 40px"><span id="text">微连心</span></body></html>`;

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

async function loadedFaces(page: Page): Promise<string[]> {
  await page.goto(origin);
  return page.evaluate<string[]>(`(async () => {
    await document.fonts.ready;
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded');
    return loaded.map(({ family, weight }) => family.replaceAll('"', '') + ' ' + weight);
  })()`);
}

describe('provideFont', () => {
  it('draws Chinese letters with the packaged font, also under a strict policy', async () => {
    const context = await browser.newContext();
    await provideFont(context);
    expect(await loadedFaces(await context.newPage())).toContain('Noto Sans SC 400');
  });

  it('changes nothing in a context that did not ask', async () => {
    const context = await browser.newContext();
    expect(await loadedFaces(await context.newPage())).toEqual([]);
  });
});
