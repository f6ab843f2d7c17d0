import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CalendarDay } from '../../../api/models/CalendarDay';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
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

const PAGE = '/packages/staff/pages/calendar/index';

async function openCalendar(who: Who, letters: 0 | 2): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES[who].name);
  await visitor.chooseLetters(letters);
  await visitor.go(PAGE);
  await visitor.see('本月安排');
  await visitor.tap('下个月');
  // The month before stays until the next is there.
  await visitor.see(nextMonth());
  return visitor;
}

/** "2026年12月", as the page calls the month after this one in Asia/Shanghai. */
function nextMonth(): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const next = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1));
  return `${next.getUTCFullYear()}年${next.getUTCMonth() + 1}月`;
}

test('an administrator closes a day and takes it back; a leader only reads', async () => {
  const admin = await openCalendar('admin', 2);
  const { page } = admin;
  const last = page.getByRole('button', { name: /^\d+，/ }).last();
  const name = (await last.getAttribute('aria-label')) ?? '';
  await last.click();
  await admin.see('这一天');
  await page.getByRole('radio', { name: '放假' }).click();
  await admin.tap('保存');
  await admin.see('请写一句说明');
  expect(await CalendarDay.countDocuments()).toBe(0);
  await page.getByRole('textbox', { name: '说明' }).fill('县庆放假');
  await admin.tap('保存');
  await admin.see(/已把 .* 设为放假/);
  expect(await CalendarDay.find().lean()).toMatchObject([{ kind: 'dayOff', name: '县庆放假' }]);
  await page.getByRole('button', { name: /休.*放假，县庆放假/ }).waitFor();
  await leavePicture(page, 'flows/calendar-admin');
  expect([...(await findViolations(page)), await findOverflow(page)]).toEqual([undefined]);

  const leader = await openCalendar('gridLeader', 0);
  await leader.see('县庆放假');
  await leader.page.getByRole('img', { name: /休.*放假，县庆放假/ }).waitFor();
  expect(await leader.page.getByRole('button', { name: /^\d+/ }).count()).toBe(0);
  expect(await findViolations(leader.page)).toEqual([]);
  await leader.close();

  await admin.tap('撤销');
  await admin.see('已撤销');
  await page.getByRole('button', { name, exact: true }).waitFor();
  expect(await CalendarDay.countDocuments()).toBe(0);
  expect(admin.defects).toEqual([]);
  await admin.close();
});
