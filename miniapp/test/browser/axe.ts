import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult {
  violations: {
    id: string;
    help: string;
    nodes: { target: unknown[]; html: string; failureSummary?: string }[];
  }[];
}

/** Where every page has it from its beginning: half a megabyte is sent once a browser, not once a page. */
const provided = new WeakSet<BrowserContext>();

async function provideAxe(page: Page): Promise<void> {
  const context = page.context();
  if (!provided.has(context)) await context.addInitScript(source);
  provided.add(context);
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(source);
}

/**
 * What axe-core says against WCAG 2.2 levels A and AA on the page as it stands, one line an element.
 * Evaluated in the page from outside, so that its content security policy stays as it is.
 */
export async function findViolations(page: Page): Promise<string[]> {
  await provideAxe(page);
  const { violations } = await page.evaluate<AxeResult, string[]>(
    (tags) =>
      (
        window as unknown as { axe: { run(root: Document, options: object): Promise<never> } }
      ).axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    LEVEL_AA,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
}
