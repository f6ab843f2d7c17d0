import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './findChromium';
import { installFont } from './installFont';

/**
 * No sandbox, because tests often run as root in a container; no calls to anybody's servers; the
 * same letters and scroll bars on every machine.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
];

/**
 * Starts a headless Chromium, found as `findChromium` says. Close it with `browser.close()`.
 *
 * @throws ExpectedFailure where no Chromium is to be had
 */
export async function launchBrowser(): Promise<Browser> {
  const { path } = await findChromium();
  const env = { ...process.env, FONTCONFIG_FILE: await installFont() };
  return chromium.launch({ executablePath: path, args: flags, headless: true, env });
}
