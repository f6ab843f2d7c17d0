import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, takePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { DESKTOP, PHONE, Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { playReport } from '../world/playReport';
import { playForResident, playJoint } from '../world/playTroubles';
import { NAMES, type Who } from '../world/staff';

const SMALLEST_ELDER_LETTER_PX = 18;

/**
 * What each person opens. `:resolved` stands for a report that waits for its rating, `:open` for one in hand, `:joint`
 * for one out of the ordinary, `:behalf` for one that is rated by telephone.
 */
const PLACES: Partial<Record<Who, readonly string[]>> = {
  resident: [
    'pages/home/index',
    'pages/reports/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/report-form/index',
    'pages/report-sent/index?id=:open',
    'pages/report/index?id=:resolved',
    'pages/report/index?id=:joint',
    'pages/rating/index?id=:resolved',
    'pages/choose-grid/index',
    'pages/privacy/index',
    'pages/sign-in/index',
    'pages/nowhere/index',
  ],
  gridLeader: [
    'packages/staff/pages/workbench/index',
    'packages/staff/pages/reports/index',
    'packages/staff/pages/report/index?id=:verified',
    'packages/staff/pages/report/index?id=:joint',
    'packages/staff/pages/phone-rating/index?id=:behalf',
    'packages/staff/pages/file-for/index',
    'packages/staff/pages/team/index',
    'packages/staff/pages/workflow/index',
  ],
};

let world: World;
let browser: Browser;
const reports: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
  const photo = await takePhoto('路灯');
  const words = '村口的路灯坏了三天，晚上看不见路，老人小孩都不敢出门，请尽快来看看';
  reports[':open'] = await playReport(world, { category: 'road', words }, 'accepted');
  reports[':verified'] = await playReport(world, { category: 'fire', words, photo }, 'verified');
  reports[':joint'] = await playJoint(world, words);
  reports[':behalf'] = await playForResident(world, words);
  reports[':resolved'] = await playReport(world, { category: 'road', words, photo }, 'resolved');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function openAs(who: Who, viewport: typeof PHONE, large: boolean): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address, viewport });
  await signIn(visitor, NAMES[who].name);
  if (large) await visitor.chooseLetters(2);
  return visitor;
}

/** Texts in letters smaller than 关怀模式 allows. */
function findSmallLetters(visitor: Visitor): Promise<string[]> {
  return visitor.page.evaluate((least) => {
    const small = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent: text } = node;
      if (!parent?.checkVisibility() || !text?.trim()) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < least) small.add(`${size}px: ${text.trim().slice(0, 30)}`);
    }
    return [...small];
  }, SMALLEST_ELDER_LETTER_PX);
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('%s', (device, viewport) => {
  describe.each([
    ['ordinary', false],
    ['larger letters', true],
  ] as const)('%s', (mode, large) => {
    test.each(Object.keys(PLACES) as Who[])(
      '%s: every page is readable, fits and has no defect',
      { timeout: 240_000 },
      async (who) => {
        const visitor = await openAs(who, viewport, large);
        const found: string[] = [];
        for (const place of PLACES[who] ?? []) {
          const id = Object.keys(reports).find((name) => place.includes(name)) ?? '';
          await visitor.go(`/${place.replace(id, reports[id] ?? '')}`);
          await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
          const name = `${place.split('/').at(-2)}${id.replace(':', '-')}`;
          await takePicture(
            visitor.page,
            `${device}-${large ? 'large' : 'ordinary'}/${who}-${name}`,
          );
          const overflow = await findOverflow(visitor.page);
          found.push(
            ...(await findViolations(visitor.page)),
            ...(overflow ? [overflow] : []),
            ...(large ? await findSmallLetters(visitor) : []),
            ...visitor.defects.splice(0),
          );
          for (let n = 0; n < found.length; n += 1) {
            const line = found[n];
            if (line && !line.startsWith('[')) found[n] = `[${place}] ${line}`;
          }
        }
        await visitor.close();
        expect(found, mode).toEqual([]);
      },
    );
  });
});
