import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mp3Of } from '../../../api/test/mp3';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { NAMES } from '../world/staff';

const SOON = 20_000;

let world: World;
let browser: Browser;
let resident: Visitor;
let member: Visitor;
let thread: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
  thread = `grid-${world.people.resident.id}`;
  [resident, member] = await Promise.all([
    Visitor.open(browser, { address: world.address }),
    Visitor.open(browser, { address: world.address }),
  ]);
  await signIn(resident, NAMES.resident.name);
  await signIn(member, NAMES.gridMember.name);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function say(visitor: Visitor, words: string): Promise<void> {
  await visitor.page.getByRole('textbox', { name: '说点什么' }).fill(words);
  await visitor.page.keyboard.press('Enter');
}

/** Sends a recording as a phone does: browsers only play. */
async function sendVoice(seconds: number): Promise<void> {
  const phone = await ApiClient.signIn(world, 'gridMember');
  const receipt = await phone.uploadVoice(mp3Of(seconds));
  const sent = await phone.post(`/threads/${thread}/messages`, { kind: 'voice', voice: receipt });
  expect(sent.status).toBe(201);
}

test('two people talk in a browser: at once on both sides, newest at the bottom', async () => {
  await resident.tap('给网格员留言');
  await resident.see('还没有说过话');
  await leavePicture(resident.page, 'talk/empty');
  await say(resident, '您好，我家楼道的声控灯不亮，老人上下楼看不见，能不能来看看？');
  // 已送达 when the member's browser, which is open, was quicker than the look.
  await resident.see(/已发送|已送达/, SOON);
  await member.go('/packages/talk/pages/talks/index');
  await member.see('等答复', SOON);
  await leavePicture(member.page, 'talk/list');
  await member.page.getByRole('button', { name: /声控灯/ }).click();
  await resident.see('已读', SOON);
  for (let n = 1; n <= 14; n++) await say(member, `第 ${n} 句：收到，下午带人去看`);
  await resident.see('第 14 句', SOON);
  await expect
    .poll(() => resident.page.getByText('第 14 句').filter({ visible: true }).first().isVisible())
    .toBe(true);
  const log = resident.page.getByRole('log').filter({ visible: true }).first();
  const box = await log.boundingBox();
  const last = await resident.page
    .getByText('第 14 句')
    .filter({ visible: true })
    .first()
    .boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0), 'the newest is in sight').toBeLessThanOrEqual(
    (box?.y ?? 0) + (box?.height ?? 0),
  );
  await leavePicture(resident.page, 'talk/resident');
  await leavePicture(member.page, 'talk/member');
});

test('older pages come as one scrolls up, and the place is kept', async () => {
  for (let n = 15; n <= 40; n++) await say(member, `第 ${n} 句`);
  await resident.see('第 40 句', SOON);
  await resident.page.reload();
  await resident.see('第 40 句', SOON);
  const log = resident.page.getByRole('log').filter({ visible: true }).first();
  expect(await resident.page.getByText('声控灯不亮').count()).toBe(0);
  await log.evaluate((element) => {
    (element as { scrollTop: number }).scrollTop = 0;
  });
  await expect.poll(() => resident.page.getByText('声控灯不亮').count(), { timeout: SOON }).toBe(1);
  const top = await log.evaluate((element) => (element as { scrollTop: number }).scrollTop);
  expect(top, 'what was read stays where it was').toBeGreaterThan(100);
});

test('a recording shows its length and plays', async () => {
  await sendVoice(5);
  // The resident hears it when WeChat has passed it, the staff at once.
  const atMembers = member.page.getByRole('button', { name: /的语音，5 秒/ });
  await atMembers.waitFor({ timeout: SOON });
  await atMembers.click();
  expect(member.defects).toEqual([]);
});

test('a member takes a message out by keyboard; the trace stands, in large letters too', async () => {
  await say(member, '李秀英家电话 13900000001');
  await member.see('李秀英家电话', SOON);
  const more = member.page.getByRole('button', { name: '更多：我的消息“李秀英家电话' });
  await more.focus();
  await leavePicture(member.page, 'talk/redact-offered');
  await member.page.keyboard.press('Enter');
  const sheet = member.page.getByRole('dialog', { name: '隐去这条消息' });
  await sheet.getByText(/不能撤销/).waitFor();
  await leavePicture(member.page, 'talk/redact-sheet');
  expect(await findViolations(member.page)).toEqual([]);
  await sheet.getByRole('button', { name: '销毁并隐去' }).click();
  await member.see('请选一个原因，或写一下原因');
  await sheet.getByRole('textbox').fill('写错了人');
  await sheet.getByRole('button', { name: '销毁并隐去' }).click();
  await member.see('（一条消息因含个人信息已删除）', SOON);
  expect(await member.page.getByText('李秀英家电话').count()).toBe(0);
  await leavePicture(member.page, 'talk/redacted');
  await resident.page.reload();
  await resident.see(/写错了人/, SOON);
});

test('reads well: no violation of level AA, nothing too wide, also in large letters', async () => {
  for (const elder of [0, 3] as const) {
    await resident.chooseLetters(elder);
    await resident.go(`/packages/talk/pages/talk/index?id=${thread}`);
    await resident.see('第 40 句', SOON);
    expect(await findOverflow(resident.page)).toBeUndefined();
    expect(await findViolations(resident.page)).toEqual([]);
    await leavePicture(resident.page, `talk/letters-${elder}`);
  }
  await say(resident, '还要等多久？');
  await member.chooseLetters(3);
  await member.go('/packages/staff/pages/workbench/index');
  await member.see('居民留言（1 人等答复）', SOON);
  expect(await findOverflow(member.page)).toBeUndefined();
  await leavePicture(member.page, 'talk/workbench-large');
  await resident.go('/pages/inbox/index');
  await resident.see('全部对话', SOON);
  await leavePicture(resident.page, 'talk/inbox-large');
  expect(resident.defects).toEqual([]);
  expect(member.defects).toEqual([]);
});
