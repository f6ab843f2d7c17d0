import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn } from '../../miniapp/test/browser/signIn';
import { PHONE, Visitor } from '../../miniapp/test/browser/visitor';
import { openWorld, type World } from '../../miniapp/test/world/openWorld';
import { NAMES } from '../../miniapp/test/world/staff';
import { launchBrowser } from '../browser/launchBrowser';
import { buildClient } from '../build/buildClient';
import { startReplicaSet } from '../mongod/startReplicaSet';
import { median } from './frame/contest';
import { atMost, measurement, type Results } from './frame/measurement';

const GOAL_KILOBYTES = 250;
/** Lighthouse's mobile setting: slow 4G, and a phone a quarter as fast as this machine. */
const SLOW_4G = { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 };
const TIMES_SLOWER = 4;
const REPORT_BUTTON = /^我要反映/;

interface Sizes {
  readonly rounds: number;
}

interface Load {
  /** From the address to the button a resident reports with. */
  readonly milliseconds: number;
  /** All that came over the network until then, as it came. */
  readonly bytes: number;
}

/** A resident opens the h5 client for the first time on this phone, and once more. */
async function measureFirstLoad({ rounds }: Sizes): Promise<Results> {
  await buildClient('h5', () => {});
  const database = await startReplicaSet();
  const world = await openWorld(database.uri);
  const browser = await launchBrowser();
  try {
    const first: Load[] = [];
    const again: Load[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = await signedIn(browser, world);
      const page = await slowPage(context);
      first.push(await load(page, world.address));
      again.push(await load(page, world.address));
      await context.close();
    }
    const kilobytes = median(first.map(({ bytes }) => bytes)) / 1024;
    const seconds = (loads: readonly Load[]): string => {
      const times = loads.map(({ milliseconds }) => milliseconds / 1000);
      return `median ${median(times).toFixed(1)} s, slowest ${Math.max(...times).toFixed(1)} s`;
    };
    return {
      about: `${rounds} times in an empty browser, 1.6 Mbit/s with 150 ms more to every answer, processor ${TIMES_SLOWER} times slower, 375 × 812`,
      rows: [
        {
          what: 'everything that came until the report button stands, compressed',
          figure: `${kilobytes.toFixed(0)} KB`,
          goal: atMost(kilobytes, GOAL_KILOBYTES, `${GOAL_KILOBYTES} KB`),
        },
        { what: 'from the address to the report button, first time', figure: seconds(first) },
        { what: 'the same once more, from the cache', figure: seconds(again) },
      ],
    };
  } finally {
    await browser.close();
    await world.close();
    await database.stop();
  }
}

/** Who signed in before, with nothing of the client on the phone: what is stored is kept, what is cached is not. */
async function signedIn(browser: Browser, world: World): Promise<BrowserContext> {
  const before = await Visitor.open(browser, { address: world.address });
  await signIn(before, NAMES.resident.name);
  const storageState = await before.context.storageState();
  await before.close();
  return browser.newContext({ viewport: PHONE, storageState });
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  return page;
}

async function load(page: Page, address: string): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(`${address}/`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: REPORT_BUTTON }).waitFor({ timeout: 120_000 });
  const milliseconds = performance.now() - began;
  await session.detach();
  return { milliseconds, bytes };
}

export const firstLoad = measurement('first-load', measureFirstLoad, {
  full: { rounds: 7 },
  small: { rounds: 1 },
});
