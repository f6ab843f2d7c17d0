import { readFile } from 'node:fs/promises';
import type { ReportPage } from '@shared/schemas/reports';
import jsQR from 'jsqr';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { drawPdf } from '../browser/drawPdf';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { PHONE, Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { sampleDrafts } from '../world/sampleDrafts';
import { NAMES, type Who } from '../world/staff';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function open(who: Who | null, letters: 0 | 2 = 0): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address, viewport: PHONE });
  if (who) await signIn(visitor, NAMES[who].name);
  if (letters) await visitor.chooseLetters(letters);
  return visitor;
}

/** What is wrong with a page as it stands; its picture is left to be looked at. */
async function defectsOf(visitor: Visitor, name: string): Promise<string[]> {
  await leavePicture(visitor.page, `field/${name}`);
  const overflow = await findOverflow(visitor.page);
  return [
    ...(await findViolations(visitor.page)),
    ...(overflow ? [overflow] : []),
    ...visitor.defects.splice(0),
  ];
}

test.each([0, 2] as const)('drafts in every state are readable (letters %i)', async (letters) => {
  const visitor = await open('resident', letters);
  const drafts = sampleDrafts(world);
  await visitor.page.evaluate(
    (kept) => {
      for (const one of kept) localStorage.setItem(`wlx:draft:${one.key}`, JSON.stringify(one));
    },
    [...drafts],
  );
  await visitor.go('/pages/drafts/index');
  await visitor.see('没有发出去的');
  expect(await visitor.page.getByText('别人的草稿').count()).toBe(0);
  expect(await defectsOf(visitor, `drafts-${letters}`)).toEqual([]);
  await visitor.page.getByRole('button', { name: '删除' }).first().click();
  await visitor.see(/已删除/);
  expect(await defectsOf(visitor, `drafts-removed-${letters}`)).toEqual([]);
  await visitor.tap('撤销');
  await visitor.go('/pages/report-form/index');
  await visitor.see(/还有 \d 件草稿/);
  expect(await defectsOf(visitor, `form-${letters}`)).toEqual([]);
  await visitor.close();
});

test('a browser without a network keeps the report and sends it once when it is back', async () => {
  const visitor = await open('neighbour');
  await visitor.go('/pages/report-form/index');
  await visitor.see('是哪类事');
  const { page } = visitor;
  await page.getByRole('radio', { name: '建议表扬' }).click();
  await page.getByRole('radio', { name: '表扬' }).last().click();
  await page.getByRole('textbox', { name: /怎么回事/ }).fill('网格员冒雨送药，谢谢');
  await visitor.tap('从名单选');
  await visitor.tap(/昕水镇/);
  await visitor.tap(/^就选/);
  await visitor.context.setOffline(true);
  await visitor.tap('下一步');
  await visitor.tap('确认提交');
  await visitor.see('已经存好', 20_000);
  visitor.defects.length = 0; // requests without a network fail
  await visitor.context.setOffline(false);
  await visitor.see('1 件反映已发出', 20_000);
  const client = await ApiClient.signIn(world, 'neighbour');
  expect((await client.get<ReportPage>('/reports')).body.items).toHaveLength(1);
  await visitor.go('/pages/drafts/index');
  await visitor.see('没有草稿');
  expect(visitor.defects).toEqual([]);
  await visitor.close();
});

/** What a phone's camera makes of a picture with one code in it. */
async function readCode(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('a printed plate is scanned by a stranger, who finds the people and the way to the form', async () => {
  const staff = await open('gridLeader');
  await staff.go('/packages/staff/pages/plates/index');
  await staff.see(/共 \d+ 块/);
  expect(await defectsOf(staff, 'plates')).toEqual([]);
  await staff.page.getByRole('radio', { name: '只做这一块' }).click();
  await staff.page.getByRole('radio', { name: '一页一块' }).click();
  await staff.page.getByRole('radio', { name: '网页二维码' }).click();
  const [download] = await Promise.all([
    staff.page.waitForEvent('download'),
    staff.tap('生成 PDF'),
  ]);
  const village = world.place.path[2]?.code ?? '';
  expect(download.suggestedFilename()).toBe(`plates-${village}.pdf`);
  const picture = await drawPdf(browser, await readFile(await download.path()));
  await leavePicture(picture, 'field/plate');
  const address = await readCode(picture);
  expect(address).toBe(`${world.address}/g/${village}`);
  expect(staff.defects).toEqual([]);
  await staff.close();

  for (const letters of [0, 2] as const) {
    const stranger = await open(null, letters);
    await stranger.page.goto(address ?? '');
    await stranger.see('赵志强');
    await stranger.see('打电话');
    expect(await defectsOf(stranger, `unit-${letters}`)).toEqual([]);
    await stranger.tap('我要反映');
    await stranger.see('登录后才能提交');
    await stranger.close();
  }
});

test('a number that is no plate is told, and another can be typed', async () => {
  const stranger = await open(null);
  await stranger.go('/packages/grid/pages/unit/index');
  await stranger.page.getByRole('textbox', { name: /网格牌编号/ }).fill('12345');
  await stranger.tap('查一查');
  await stranger.see('没有认出这块牌子');
  expect(await defectsOf(stranger, 'unit-unknown')).toEqual([]);
  await stranger.page
    .getByRole('textbox', { name: /网格牌编号/ })
    .fill(world.place.path[3]?.code ?? '');
  await stranger.tap('查一查');
  await stranger.see('王建国');
  expect(stranger.defects).toEqual([]);
  await stranger.close();
});
