import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { PHONE, Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import type { Who } from '../world/staff';

const VILLAGE = '昕水镇城东关街民族团结进步示范社区居委会';
const GRID = '城东关街民族团结进步示范第一网格';
const RESIDENT = '阿卜杜热合曼·买买提依明';
const GRID_MEMBER = '阿依古丽·阿卜杜热西提麦麦提';
const GRID_LEADER = '古丽米热·吐尔逊买买提依明';
/** What each person opens, and the long names that must stand there. */
const PAGES: readonly (readonly [Who, readonly (readonly [string, readonly string[]])[]])[] = [
  [
    'resident',
    [
      ['pages/home/index', [GRID_MEMBER]],
      ['pages/report/index?id=:open', [VILLAGE]],
      ['pages/inbox/index', [GRID]],
      ['pages/me/index', [RESIDENT, VILLAGE]],
    ],
  ],
  [
    'gridMember',
    [
      ['packages/staff/pages/workbench/index', [GRID]],
      ['packages/staff/pages/report/index?id=:submitted', [VILLAGE]],
      ['pages/inbox/index', [GRID]],
      ['pages/me/index', [GRID_MEMBER]],
    ],
  ],
  [
    'gridLeader',
    [
      ['packages/staff/pages/workbench/index', [VILLAGE]],
      ['packages/staff/pages/report/index?id=:open', [VILLAGE]],
      ['packages/staff/pages/team/index', [VILLAGE, GRID_MEMBER]],
    ],
  ],
];

let world: World;
let browser: Browser;
const reports: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'), {
    places: { 向阳社区居委会: VILLAGE, 第一网格: GRID },
    names: { resident: RESIDENT, gridMember: GRID_MEMBER, gridLeader: GRID_LEADER },
  });
  browser = await launchBrowser();
  const words = '村口的路灯坏了三天，晚上看不见路';
  reports[':open'] = await playReport(world, { category: 'road', words }, 'accepted');
  reports[':submitted'] = await playReport(world, { category: 'road', words }, 'submitted');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Elements that cut off what is written in them, where the person cannot push it into sight. */
const CUT = `[...document.querySelectorAll('main *')]
  .filter((element) => element.checkVisibility() && element.textContent.trim())
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
  .map((element) => 'cut off: ' + element.outerHTML.slice(0, 200))`;

/** The ordinary letters, and 特大 of 关怀模式: 1.9 times as large. */
describe.each([0, 3] as const)('letters of size %i', (letters) => {
  test.each(PAGES)('%s: long names fit', async (who, pages) => {
    const visitor = await Visitor.open(browser, { address: world.address, viewport: PHONE });
    await signIn(visitor, world.people[who].name);
    await visitor.chooseLetters(letters);
    const found: string[] = [];
    for (const [place, names] of pages) {
      const id = Object.keys(reports).find((name) => place.includes(name)) ?? '';
      await visitor.go(`/${place.replace(id, reports[id] ?? '')}`);
      await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
      for (const name of names) await visitor.see(name);
      await leavePicture(visitor.page, `long-names-${letters}/${who}-${place.split('/').at(-2)}`);
      const overflow = await findOverflow(visitor.page);
      const cut = await visitor.page.evaluate<string[]>(CUT);
      for (const line of [...(overflow ? [overflow] : []), ...cut])
        found.push(`[${place}] ${line}`);
    }
    found.push(...visitor.defects);
    await visitor.close();
    expect(found).toEqual([]);
  });
});
