import { readFile } from 'node:fs/promises';
import type { Browser, Download } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { unzipBounded } from '../../../api/roster/unzipBounded';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { playReport } from '../world/playReport';
import { NAMES, type Who } from '../world/staff';

let world: World;
let browser: Browser;
let reportId: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
  reportId = await playReport(
    world,
    {
      category: 'road',
      words: '路灯坏了，我是李秀英，身份证 411728199001011234，请尽快来看看',
      photo: await takePhoto('路灯'),
    },
    'verified',
  );
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function open(who: Who): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES[who].name);
  return visitor;
}

/** A picture in ordinary and in larger letters, and that the page fits and has no violation in either. */
async function look(visitor: Visitor, name: string): Promise<void> {
  for (const letters of [0, 2] as const) {
    await visitor.chooseLetters(letters);
    await visitor.page.reload();
    await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
    await leavePicture(visitor.page, `undo/${name}-${letters}`);
    expect([name, await findOverflow(visitor.page)]).toEqual([name, undefined]);
    expect([name, await findViolations(visitor.page)]).toEqual([name, []]);
  }
  await visitor.chooseLetters(0);
  await visitor.page.reload();
}

async function taken(visitor: Visitor, button: string): Promise<Download> {
  const coming = visitor.page.waitForEvent('download');
  await visitor.tap(button);
  return coming;
}

test('a resident takes out what leaked: chosen, confirmed, gone', {
  timeout: 180_000,
}, async () => {
  const visitor = await open('resident');
  await visitor.go(`/pages/report/index?id=${reportId}`);
  await visitor.see('身份证');
  await visitor.tap('更多');
  await visitor.tap('隐去个人信息');
  await visitor.see(/选出含有个人信息/);
  await visitor.page.getByRole('checkbox', { name: /身份证 411728/ }).click();
  await visitor.page
    .getByRole('checkbox', { name: /照片 1/ })
    .first()
    .click();
  await visitor.page.getByRole('radio', { name: '含身份证号' }).click();
  await leavePicture(visitor.page, 'undo/redact-chosen');
  await visitor.tap('隐去 2 处');
  await visitor.tap('销毁并隐去');
  await visitor.see(/备份最迟在/);
  await visitor.go(`/pages/report/index?id=${reportId}`);
  await visitor.see('（一段文字因含个人信息已删除）');
  await visitor.see(/隐去了一段文字、1 张照片/);
  await leavePicture(visitor.page, 'undo/report-redacted');
  expect(await visitor.page.content()).not.toContain('411728199001011234');
  await visitor.go(`/packages/account/pages/redact/index?id=${reportId}`);
  await look(visitor, 'redact');
  expect(visitor.defects).toEqual([]);
  await visitor.context.close();
});

test('an administrator holds somebody back, who objects; the supervisor decides', {
  timeout: 240_000,
}, async () => {
  const admin = await open('admin');
  await admin.go(`/packages/staff/pages/report/index?id=${reportId}`);
  await admin.tap('更多');
  await admin.tap('限制反映人');
  await admin.see('限制多久');
  await admin.page.getByRole('button', { name: '多次发送辱骂内容' }).click();
  await leavePicture(admin.page, 'undo/hold-back');
  await admin.tap('限制');
  await admin.see('限制中');

  const resident = await open('resident');
  await resident.go('/packages/account/pages/my-data/index');
  await resident.see('部分功能暂时受限');
  await look(resident, 'my-data');
  await resident.tap('提出异议');
  await resident.page.getByLabel('为什么不该限制').fill('我没有辱骂，只是着急');
  await resident.page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
  await resident.see('异议已提交，正在处理');

  const supervisor = await open('supervisor');
  await supervisor.go('/packages/staff/pages/restrictions/index');
  await supervisor.see('我没有辱骂，只是着急');
  await look(supervisor, 'restrictions');
  await supervisor.tap('处理异议');
  await supervisor.page.getByRole('radio', { name: '解除限制' }).click();
  await supervisor.page.getByLabel('说明').fill('核对记录后认为不必限制');
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '处理异议' }).click();
  await supervisor.see('已解除');
  await resident.page.reload();
  await resident.see('导出关于我的信息');
  expect(await resident.page.getByText('部分功能暂时受限').count()).toBe(0);
  expect([...admin.defects, ...resident.defects, ...supervisor.defects]).toEqual([]);
  for (const one of [admin, resident, supervisor]) await one.context.close();
});

test('people take along what is theirs: all about me, the ledger of an area', {
  timeout: 180_000,
}, async () => {
  const resident = await open('resident');
  await resident.go('/packages/account/pages/my-data/index');
  await resident.see('导出关于我的信息');
  const mine = await taken(resident, '导出');
  expect(mine.suggestedFilename()).toMatch(/^关于我的信息-\d{4}-\d\d-\d\d\.zip$/);
  const entries = unzipBounded(await readFile(await mine.path()), () => true, 20_000_000);
  const page = entries.find(({ name }) => name === 'about-me.html')?.data.toString() ?? '';
  expect(page).toContain(NAMES.resident.name);
  const reader = await resident.context.newPage();
  await reader.setContent(page);
  await leavePicture(reader, 'undo/about-me');

  const leader = await open('gridLeader');
  await leader.go('/packages/staff/pages/reports/index');
  await leader.see('导出台账');
  await look(leader, 'reports');
  const ledger = await taken(leader, '导出台账');
  const rows = await readSheet(await readFile(await ledger.path()));
  expect(rows[0]?.[0]).toBe('编号');
  expect(rows.length).toBe(2);
  expect([...resident.defects, ...leader.defects]).toEqual([]);
  for (const one of [resident, leader]) await one.context.close();
});

test('a resident asks to be forgotten, and takes it back', { timeout: 180_000 }, async () => {
  const visitor = await open('resident');
  await visitor.go('/pages/privacy/index');
  await visitor.tap(/我的信息/);
  await visitor.see('还有没办完的事');
  await visitor.tap('申请注销');
  await visitor.see('确认注销账号');
  await leavePicture(visitor.page, 'undo/erase-confirm');
  await visitor.tap('重新登录并申请');
  await visitor.see(/将于 .* 注销/);
  await leavePicture(visitor.page, 'undo/erase-waiting');
  await visitor.tap('撤回注销申请');
  await visitor.see('申请注销');
  expect(visitor.defects).toEqual([]);
  await visitor.context.close();
});
