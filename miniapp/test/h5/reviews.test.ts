import type { ReportDetail } from '@shared/schemas/reports';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { ContentReview } from '../../../api/models/ContentReview';
import { InboxEntry } from '../../../api/models/InboxEntry';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { DESKTOP, PHONE, Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { playReport } from '../world/playReport';
import { NAMES, type Who } from '../world/staff';

const REVIEWS = '/packages/staff/pages/reviews/index';
const WORDS = '【违规测试】楼下有人天天吵闹，电话一三九零零零，大家都去骂他。';

let world: World;
let browser: Browser;
/** A report whose words WeChat calls risky, with a picture it is not sure of. */
let reportId: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
  await world.phones.decideMedia('review');
  const photo = await takePhoto('路面', 20);
  reportId = await playReport(world, { category: 'noise', words: WORDS, photo }, 'submitted');
  await playReport(world, { category: 'road', words: '【复核测试】路灯坏了三盏。' }, 'accepted');
  await vi.waitFor(async () => expect(await ContentReview.countDocuments()).toBe(3), {
    timeout: 30_000,
    interval: 100,
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function open(who: Who, viewport = PHONE, large = false): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address, viewport });
  await signIn(visitor, NAMES[who].name);
  if (large) await visitor.chooseLetters(2);
  return visitor;
}
const ready = (visitor: Visitor) =>
  visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();

test.each([
  ['phone', PHONE, false],
  ['large', PHONE, true],
  ['desktop', DESKTOP, false],
] as const)('%s: the page is readable, fits and has no defect', async (name, viewport, large) => {
  const visitor = await open('supervisor', viewport, large);
  await visitor.go(REVIEWS);
  await ready(visitor);
  await visitor.page.getByText(WORDS).waitFor();
  await leavePicture(visitor.page, `reviews/${name}`);
  const found = [...(await findViolations(visitor.page)), ...visitor.defects];
  const overflow = await findOverflow(visitor.page);
  await visitor.page.getByRole('button', { name: '不公开' }).first().click();
  await visitor.page.getByText('下面的原因会告知本人').waitFor();
  await leavePicture(visitor.page, `reviews/${name}-sheet`);
  found.push(...(await findViolations(visitor.page)), ...(overflow ? [overflow] : []));
  await visitor.close();
  expect(found).toEqual([]);
});

test('marks what is looked at on the pages of the author and of the staff', async () => {
  for (const [who, page] of [
    ['resident', '/pages/report/index'],
    ['gridMember', '/packages/staff/pages/report/index'],
  ] as const) {
    const visitor = await open(who);
    await visitor.go(`${page}?id=${reportId}`);
    await ready(visitor);
    await visitor.page.getByText(WORDS).first().waitFor();
    await visitor.page.getByText('审核中').first().waitFor();
    await visitor.page.getByRole('button', { name: /照片 1，.*审核中/ }).waitFor();
    await leavePicture(visitor.page, `reviews/marked-${who}`);
    expect([...(await findViolations(visitor.page)), ...visitor.defects]).toEqual([]);
    await visitor.close();
  }
});

test('an administrator keeps words back with a reason, takes it back, and lets them through', async () => {
  const visitor = await open('admin');
  const { page } = visitor;
  await visitor.go('/packages/staff/pages/team/index');
  await ready(visitor);
  await page.getByRole('button', { name: /内容审核/ }).click();
  const card = page.getByRole('listitem').filter({ hasText: WORDS });
  await card.getByRole('button', { name: '不公开' }).click();
  const sure = page.getByRole('button', { name: '确定不公开' });
  await sure.click();
  await page.getByText('请写明原因，本人会看到').waitFor();
  await page.getByRole('button', { name: '含有他人的电话或住址' }).click();
  await sure.click();
  await page.getByText('已决定不公开，原因已告知本人').waitFor();
  await card.waitFor({ state: 'hidden' });
  const told = await InboxEntry.findOne({ reportId, title: /未予公开/ }).lean();
  expect(told).toMatchObject({ personId: world.people.resident.id });
  expect(told?.words).toContain('含有他人的电话或住址');

  await page.getByRole('radio', { name: '已处理' }).click();
  await page.getByText('已决定不公开：含有他人的电话或住址').waitFor();
  await leavePicture(page, 'reviews/decided');
  await page.getByRole('button', { name: '撤销决定' }).click();
  await page.getByText('已撤销，重新等待判断').waitFor();
  await page.getByRole('radio', { name: /需判断/ }).click();
  await card.getByRole('button', { name: '可以公开' }).click();
  await page.getByText('已公开，所有能看到这件事的人都能看到').waitFor();
  const resident = await ApiClient.signIn(world, 'resident');
  const { body } = await resident.get<ReportDetail>(`/reports/${reportId}`);
  expect(body.wordsCheck).toBe('shown');
  expect(visitor.defects).toEqual([]);
  await visitor.close();
});

test('others of the staff are told whose it is', async () => {
  const visitor = await open('gridMember');
  await visitor.go(REVIEWS);
  await visitor.page.getByText('内容审核由综治中心管理员和督办员负责').waitFor();
  await visitor.close();
});
