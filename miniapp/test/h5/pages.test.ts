import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { DESKTOP, PHONE, Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { playRestriction, playReviews, playSends, playTalk } from '../world/playOffice';
import { playReport } from '../world/playReport';
import { playForResident, playJoint, takeStep } from '../world/playTroubles';
import { sampleDrafts } from '../world/sampleDrafts';
import { NAMES, type Who } from '../world/staff';

const SMALLEST_ELDER_LETTER_PX = 18;
const SOURCE = path.resolve(import.meta.dirname, '../../src');
/** In a development build alone; and the one that is shown for an address that leads nowhere. */
const NOT_OPENED = ['pages/gallery/index', 'pages/not-found/index'];

const STAFF = 'packages/staff/pages';

/**
 * What each person opens. `:resolved` stands for a report that waits for its rating, `:open` for one in hand, `:joint`
 * for one out of the ordinary, `:behalf` for one that is rated by telephone, `:inspect` for one to be looked at on the
 * spot, `:talk` for a talk and `:unit` for a grid.
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
    'pages/confirm-sign-in/index?request=no-such-request',
    'pages/drafts/index',
    'pages/nowhere/index',
    'packages/talk/pages/talks/index',
    'packages/talk/pages/talk/index?id=:talk',
    'packages/account/pages/my-data/index',
    'packages/account/pages/redact/index?id=:resolved',
    'packages/grid/pages/unit/index',
    'packages/grid/pages/unit/index?area=:unit',
  ],
  gridMember: ['packages/talk/pages/talks/index', 'packages/talk/pages/talk/index?id=:talk'],
  gridLeader: [
    `${STAFF}/workbench/index`,
    `${STAFF}/reports/index`,
    `${STAFF}/report/index?id=:verified`,
    `${STAFF}/report/index?id=:joint`,
    `${STAFF}/phone-rating/index?id=:behalf`,
    `${STAFF}/file-for/index`,
    `${STAFF}/team/index`,
    `${STAFF}/workflow/index`,
    `${STAFF}/plates/index`,
  ],
  supervisor: [
    `${STAFF}/workbench/index`,
    `${STAFF}/report/index?id=:inspect`,
    `${STAFF}/reviews/index`,
    `${STAFF}/restrictions/index`,
  ],
  admin: [
    `${STAFF}/calendar/index`,
    `${STAFF}/sends/index`,
    `${STAFF}/robots/index`,
    `${STAFF}/team/index`,
  ],
};

const pageOf = (place: string): string => place.replace(/\?.*$/, '');

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
  reports[':inspect'] = await playReport(world, { category: 'road', words, photo }, 'accepted');
  await takeStep(world, 'supervisor', reports[':inspect'], 'supervision', {
    words: '群众反映强烈',
  });
  await takeStep(world, 'handler', reports[':inspect'], 'resolution', { words: '已更换灯泡' });
  reports[':talk'] = await playTalk(world);
  reports[':unit'] = world.place.path[3]?.code ?? '';
  await playSends(world);
  await playRestriction(world, await playReviews(world));
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('every page of the program is among them', async () => {
  const files = await readdir(SOURCE, { recursive: true });
  const pages = files
    .filter((file) => file.endsWith('/index.config.ts'))
    .map((file) => file.replace('.config.ts', ''));
  const looked = new Set(Object.values(PLACES).flatMap((places) => places.map(pageOf)));
  const missing = pages.filter((page) => !looked.has(page) && !NOT_OPENED.includes(page));
  expect(missing).toEqual([]);
});

async function openAs(who: Who, large: boolean): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES[who].name);
  if (large) await visitor.chooseLetters(2);
  return visitor;
}

async function keepDrafts(visitor: Visitor): Promise<void> {
  await visitor.page.evaluate(
    (drafts) => {
      for (const one of drafts) localStorage.setItem(`wlx:draft:${one.key}`, JSON.stringify(one));
    },
    [...sampleDrafts(world)],
  );
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

const DEVICES = { phone: PHONE, desktop: DESKTOP };

/** What is wrong with the page as it stands, at both sizes; it leaves a picture of each. */
async function lookAt(visitor: Visitor, name: string, large: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const [device, viewport] of Object.entries(DEVICES)) {
    await visitor.page.setViewportSize(viewport);
    await leavePicture(visitor.page, `${device}-${large ? 'large' : 'ordinary'}/${name}`);
    const overflow = await findOverflow(visitor.page);
    const here = [
      ...(await findViolations(visitor.page)),
      ...(overflow ? [overflow] : []),
      ...(large ? await findSmallLetters(visitor) : []),
      ...visitor.defects.splice(0),
    ];
    found.push(...here.map((line) => `${device}: ${line}`));
  }
  await visitor.page.setViewportSize(PHONE);
  return found;
}

describe.each([
  ['ordinary', false],
  ['larger letters', true],
] as const)('%s', (_, large) => {
  test.each(Object.keys(PLACES) as Who[])(
    '%s: every page is readable, fits and has no defect, at 375 and at 1280 pixels',
    { timeout: 600_000 },
    async (who) => {
      const visitor = await openAs(who, large);
      if (who === 'resident') await keepDrafts(visitor);
      const found: string[] = [];
      for (const place of PLACES[who] ?? []) {
        const id = Object.keys(reports).find((name) => place.includes(name)) ?? '';
        await visitor.go(`/${place.replace(id, reports[id] ?? '')}`);
        await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
        const name = `${who}-${pageOf(place).split('/').at(-2)}${id.replace(':', '-')}`;
        const here = await lookAt(visitor, name, large);
        found.push(...here.map((line) => `[${place}] ${line}`));
      }
      await visitor.close();
      expect(found).toEqual([]);
    },
  );
});
