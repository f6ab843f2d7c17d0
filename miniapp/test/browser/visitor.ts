import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { provideFont } from '../../../scripts/browser/provideFont';

export const PHONE = { width: 375, height: 812 };
export const DESKTOP = { width: 1280, height: 800 };

export interface VisitorOptions {
  readonly address: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Answers that are no defect: a wrong code on purpose, a 409 that is shown. */
  readonly expectedStatuses?: readonly number[];
}

/** One person with a browser of their own. Every console error and failed request is kept. */
export class Visitor {
  readonly defects: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly address: string,
  ) {}

  static async open(browser: Browser, options: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: options.viewport ?? PHONE,
      deviceScaleFactor: 2,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    await provideFont(context);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, options.address);
    const expected = new Set([304, ...(options.expectedStatuses ?? [])]);
    page.on('console', (message) => {
      const isEcho = message.text().startsWith('Failed to load resource'); // told by its status below
      if (message.type() === 'error' && !isEcho) visitor.defects.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) =>
      visitor.defects.push(`thrown: ${error.stack ?? error.message}`),
    );
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      if (reason === 'net::ERR_ABORTED') return; // the page was left while it loaded
      visitor.defects.push(`request: ${request.method()} ${request.url()} ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() < 400 || expected.has(response.status())) return;
      visitor.defects.push(
        `${response.status()}: ${response.request().method()} ${response.url()}`,
      );
    });
    return visitor;
  }

  async go(place: string): Promise<void> {
    await this.page.goto(`${this.address}${place}`);
  }

  /** Waits for words anywhere on the page. @throws with what is there instead. */
  async see(words: string | RegExp, withinMilliseconds = 8000): Promise<void> {
    try {
      await this.text(words).waitFor({ timeout: withinMilliseconds });
    } catch {
      // biome-ignore lint/performance/useDomNodeTextContent: what a person reads is wanted, not what is hidden
      const text = await this.page.locator('body').innerText();
      throw new Error(
        `${words} is not on ${this.page.url()}:\n${text}\n${this.defects.join('\n')}`,
      );
    }
  }

  /** The first words of the kind that are not hidden: Taro keeps the pages below in the document. */
  text(words: string | RegExp): Locator {
    return this.page.getByText(words).filter({ visible: true }).first();
  }

  tap(words: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name: words, exact: true }).first().click();
  }

  /** Chooses 关怀模式 (1 to 3; 0 is the ordinary size) for every page opened from now on. */
  async chooseLetters(elder: 0 | 1 | 2 | 3): Promise<void> {
    const settings = JSON.stringify(JSON.stringify({ elder, elderOffered: true }));
    await this.context.addInitScript({
      content: `localStorage.setItem('wlx:settings', ${settings})`,
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
