import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { AuditEntry } from '../../../api/models/AuditEntry';
import { Push } from '../../../api/models/Push';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { playSends } from '../world/playOffice';
import { NAMES } from '../world/staff';

const SENDS = '/packages/staff/pages/sends/index';
const ROBOTS = '/packages/staff/pages/robots/index';

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

async function openAdmin(): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES.admin.name);
  return visitor;
}
const ready = (visitor: Visitor) =>
  visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();

test('an administrator adds a group, tests it, and sends again what nobody knows of', async () => {
  await playSends(world);
  const visitor = await openAdmin();
  const { page } = visitor;
  await visitor.go(ROBOTS);
  await ready(visitor);
  await page.getByRole('button', { name: '添加工作群' }).click();
  const save = page.getByRole('button', { name: '保存' });
  await save.click();
  await page.getByText('请写群名称').waitFor();
  await page.getByText('请粘贴企业微信群机器人的完整地址').waitFor();
  const key = randomUUID();
  await page.getByLabel('群名称').fill('大宁县综治中心联勤联动工作群（值班）');
  await page
    .getByLabel('机器人地址')
    .fill(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`);
  await leavePicture(page, 'sends/robot-sheet');
  await save.click();
  await page.getByText('可以发一条测试').waitFor();
  await page.getByRole('button', { name: /发一条测试/ }).click();
  await page.getByText('已发到群里，请在群里查看').waitFor();
  expect(await world.phones.robotMessages(key)).toHaveLength(1);

  await visitor.go(SENDS);
  await ready(visitor);
  await page.getByText('对方平台没有及时回答，不知道是否送达').waitFor();
  expect(await page.getByRole('button', { name: '再发一次' }).count()).toBe(2);
  await page.getByRole('radio', { name: '不确定' }).click();
  await page.getByText('对方没有允许接收').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '再发一次' }).click();
  await page.getByText('对方可能收到两条一样的消息').waitFor();
  await leavePicture(page, 'sends/retry');
  await page.getByRole('button', { name: '再发一次' }).last().click();
  await page.getByText('已再发一次').waitFor();
  const again = await Push.findOne({ retryOf: { $ne: null } }).lean();
  expect(again).toMatchObject({ personId: world.people.neighbour.id, channel: 'wechat' });
  expect(await AuditEntry.countDocuments({ action: 'send.retry' })).toBe(1);
  expect(visitor.defects).toEqual([]);
  await visitor.close();
});

test('a resident is told that the pages are not theirs', async () => {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES.gridMember.name);
  await visitor.go(SENDS);
  await visitor.page.getByText('您没有进行这一步的权限').waitFor();
  await visitor.close();
});
