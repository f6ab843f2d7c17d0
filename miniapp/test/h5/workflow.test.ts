import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { findViolations } from '../browser/axe';
import { findOverflow, leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { addDepartment } from '../world/addDepartment';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import { playForResident, playJoint, takeStep } from '../world/playTroubles';
import { NAMES, type Who } from '../world/staff';

const REPORT = '/packages/staff/pages/report/index?id=';
const TO_BE_ADDED = '大宁县交警队';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
  await addDepartment(world, '大宁县供电所', { name: '孙电工', phone: '13900000011' });
  await addDepartment(world, TO_BE_ADDED, { name: '马警官', phone: '13900000012' });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function openAs(who: Who, letters: 0 | 2): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address });
  await signIn(visitor, NAMES[who].name);
  await visitor.chooseLetters(letters);
  return visitor;
}

test.each([
  ['ordinary', 0],
  ['larger letters', 2],
] as const)(
  '%s: the sheets of the steps, and what comes of them',
  { timeout: 300_000 },
  async (mode, letters) => {
    const found: string[] = [];
    /** Looks at what is on the screen: a picture, and what axe and the measures find. */
    const look = async (visitor: Visitor, name: string): Promise<void> => {
      await leavePicture(visitor.page, `workflow-${letters}/${name}`);
      const overflow = await findOverflow(visitor.page);
      const wrong = [...(await findViolations(visitor.page)), ...visitor.defects.splice(0)];
      found.push(...[...wrong, ...(overflow ? [overflow] : [])].map((line) => `[${name}] ${line}`));
    };
    const sheet = async (visitor: Visitor, title: string, name: string): Promise<void> => {
      await visitor.tap('更多');
      await visitor.page.getByRole('dialog').getByText(title, { exact: true }).click();
      await visitor.page.getByRole('dialog', { name: title }).waitFor();
      await visitor.page.locator('.skeleton').first().waitFor({ state: 'detached' });
      await look(visitor, name);
    };
    const close = (visitor: Visitor) => visitor.page.keyboard.press('Escape');

    // Who leads calls in one more.
    const joint = await playJoint(world, '十字路口的路灯杆被撞歪了', '大宁县供电所');
    const handler = await openAs('handler', letters);
    await handler.go(`${REPORT}${joint}`);
    await handler.see('办理经过');
    await look(handler, '01-joint-handler');
    await handler.tap('更多');
    await look(handler, '02-more');
    await close(handler);
    await sheet(handler, '吹哨', '03-whistle');
    const dialog = handler.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: new RegExp(`^${TO_BE_ADDED}`) }).click();
    await dialog.getByLabel(`${TO_BE_ADDED}做什么`).fill('占道施工时疏导');
    await dialog.getByRole('button', { name: /^最晚哪天答复/ }).click();
    await dialog.getByRole('radio').first().click();
    await look(handler, '04-whistle-filled');
    await dialog.getByRole('button', { name: '吹哨', exact: true }).click();
    await handler.see(/协办 · 大宁县交警队|占道施工时疏导/);
    await handler.close();

    // What the resident sees of it, and may do.
    const resident = await openAs('resident', letters);
    await resident.go(`/pages/report/index?id=${joint}`);
    await resident.see(/牵头，大宁县供电所等 2 个单位协办/);
    await look(resident, '05-joint-resident');
    await resident.tap('更多');
    await resident.see('今天已经催过了，明天可以再催');
    await look(resident, '06-resident-more');
    await close(resident);

    // Whoever dispatched decides about more time, and suspends.
    const leader = await openAs('gridLeader', letters);
    await leader.go(`${REPORT}${joint}`);
    await leader.tap('决定延期');
    await leader.see('等待灯杆到货');
    await look(leader, '07-decide-extension');
    await close(leader);
    await sheet(leader, '挂账待办', '08-suspend');
    await leader.page.getByRole('radio', { name: '一个月后' }).click();
    await leader.page.getByRole('dialog').getByText('冬季无法施工，开春后办理。').first().click();
    await look(leader, '09-suspend-filled');
    await leader.page
      .getByRole('dialog')
      .getByRole('button', { name: '挂账', exact: true })
      .click();
    await resident.see(/现在办不了：冬季无法施工/);
    await look(resident, '10-suspended-resident');
    await leader.go('/packages/staff/pages/workflow/index?state=suspended');
    await leader.see('现在能做的');
    await look(leader, '11-workflow-now');
    await leader.page.getByRole('radio', { name: '全部流程' }).click();
    await look(leader, '12-workflow-all');

    // A duplicate, and a pin that belongs elsewhere.
    const double = await playReport(
      world,
      { category: 'road', words: '路灯杆歪了，快倒了' },
      'submitted',
    );
    await leader.go(`${REPORT}${double}`);
    await leader.see('办理经过');
    await sheet(leader, '并案', '13-merge');
    await close(leader);
    await sheet(leader, '移交网格', '14-move');
    await leader.tap('地图上选');
    await leader.page.locator('.leaflet-overlay-pane path').first().waitFor();
    await look(leader, '14-move-map');
    await close(leader);
    await leader.close();

    // Correcting while nobody verified it; an appeal against a rejection.
    await resident.go(`/pages/report/index?id=${double}`);
    await resident.see('办理经过');
    await sheet(resident, '更正内容', '15-correct');
    await close(resident);
    await sheet(resident, '撤回', '16-withdraw');
    await takeStep(world, 'gridMember', double, 'rejection', {
      reason: 'otherChannel',
      words: '属于物业管理范围',
      whoCanHelp: '小区物业，0357-1234567',
    });
    await resident.go(`/pages/report/index?id=${double}`);
    await resident.tap('申诉');
    await look(resident, '17-appeal');
    await resident.page.getByLabel('为什么不同意').fill('物业说归政府管');
    await resident.tap('提交申诉');
    await resident.see('申诉中');
    await resident.close();

    // For a resident without a phone, and the telephone call after it.
    const behalf = await playForResident(world, '门前台阶塌了，出不了门');
    const supervisor = await openAs('supervisor', letters);
    await supervisor.go('/packages/staff/pages/workbench/index');
    await supervisor.see('代居民反映');
    await look(supervisor, '18-workbench');
    await supervisor.go(`${REPORT}${behalf}`);
    await supervisor.tap('电话回访评价');
    await supervisor.see('问：这件事解决了吗');
    await supervisor.page.getByRole('radio', { name: '解决了', exact: true }).click();
    await look(supervisor, '19-phone-rating');
    await supervisor.go('/packages/staff/pages/file-for/index');
    await supervisor.see('替谁反映');
    await look(supervisor, '20-file-for');
    await supervisor.close();

    expect(found, mode).toEqual([]);
  },
);
