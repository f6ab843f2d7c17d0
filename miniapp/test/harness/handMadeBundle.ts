import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export interface HandMadePage {
  readonly wxml: string;
  /** The object given to Page(), as source. */
  readonly js?: string;
  readonly json?: object;
}

/**
 * Writes a small mini-program without Taro to a temporary folder: what the harness promises is shown on code that
 * does one thing. The folder goes with the test.
 */
export function handMadeBundle(
  pages: Readonly<Record<string, HandMadePage>>,
  appJson: object = {},
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wei-lian-xin-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('app.json', JSON.stringify({ pages: Object.keys(pages), ...appJson }));
  write('app.js', 'App({});');
  for (const [route, { wxml, js = '{}', json = {} }] of Object.entries(pages)) {
    write(`${route}.wxml`, wxml);
    write(`${route}.js`, `Page(${js});`);
    write(`${route}.json`, JSON.stringify(json));
  }
  for (const [file, text] of Object.entries(files)) write(file, text);
  return folder;
}

/** A page of one button that runs `body` on a tap; `say(text)` puts a text on the page. */
export function buttonPage(body: string, extra: Partial<HandMadePage> = {}): HandMadePage {
  return {
    wxml: '<view><button bindtap="run">做</button><text>{{said}}</text></view>',
    js: `{ data: { said: '' }, run(event) { const say = (said) => this.setData({ said: String(said) }); ${body} } }`,
    ...extra,
  };
}
