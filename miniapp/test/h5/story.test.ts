import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { leavePicture } from '../browser/pictures';
import { signIn } from '../browser/signIn';
import { DESKTOP, Visitor } from '../browser/visitor';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';
import { NAMES } from '../world/staff';

const WORDS = '村口的路灯坏了三天，晚上看不见路';
const WORKBENCH = '/packages/staff/pages/workbench/index';

let world: World;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function open(viewport?: typeof DESKTOP): Promise<Visitor> {
  const visitor = await Visitor.open(browser, { address: world.address, viewport });
  visitors.push(visitor);
  return visitor;
}

const picture = (visitor: Visitor, name: string) => leavePicture(visitor.page, `story/${name}`);

async function addPhoto(visitor: Visitor, photo: Buffer): Promise<void> {
  const chooser = visitor.page.waitForEvent('filechooser');
  await visitor.tap(/^加照片/);
  await (await chooser).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
}

/** Photos of this person stay on their way until the answer is called. */
async function holdUploads({ page }: Visitor): Promise<() => void> {
  let answer: () => void = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v1/uploads', async (route) => {
    await answered;
    await route.continue();
  });
  return answer;
}

test('three people, three browsers, one street lamp', { timeout: 300_000 }, async () => {
  const [resident, gridMember, gridLeader] = [await open(), await open(), await open(DESKTOP)];
  await Promise.all([
    signIn(resident, NAMES.resident.name),
    signIn(gridMember, NAMES.gridMember.name),
    signIn(gridLeader, NAMES.gridLeader.name),
  ]);

  // Report.
  await resident.see('我的网格员');
  await picture(resident, '01-home');
  await resident.page.getByRole('button', { name: /^我要反映/ }).click();
  await resident.page.getByRole('radio', { name: '报修' }).click();
  await resident.page.getByRole('radio', { name: '道路设施' }).click();
  await resident.page.getByLabel('怎么回事').fill(WORDS);
  await addPhoto(resident, await takePhoto('路灯'));
  await resident.page.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await resident.tap('我的网格');
  await picture(resident, '02-form');
  await resident.tap('下一步');
  await resident.see('请看一下对不对');
  await resident.see(/向阳社区居委会第一网格网格员/);
  await picture(resident, '03-summary');
  await resident.tap('确认提交');
  await resident.see('已经收到您的反映');
  await picture(resident, '04-sent');
  await resident.tap('看办理进展');
  await resident.see('待核实');
  const address = resident.page.url();

  // Verify.
  await gridMember.go(WORKBENCH);
  await gridMember.see(WORDS);
  await picture(gridMember, '05-workbench');
  await gridMember.text(WORDS).click();
  await gridMember.see('事项详情');
  expect(await gridMember.page.locator('body').textContent()).not.toContain(NAMES.resident.phone);
  await gridMember.tap('核实');
  await picture(gridMember, '06-verify');
  await gridMember.page.getByLabel(/^核实情况/).fill('已到现场，灯不亮');
  await gridMember.tap('核实属实');
  await gridMember.see('待派单');

  // Dispatch: to the grid itself, whose member handles it.
  await gridLeader.go(WORKBENCH);
  await gridLeader.see(WORDS);
  await picture(gridLeader, '07-leader-desktop');
  await gridLeader.tap(/^派单/);
  const sheet = gridLeader.page.getByRole('dialog');
  await sheet.getByText('向阳社区居委会第一网格', { exact: true }).click();
  await picture(gridLeader, '08-dispatch-desktop');
  await sheet.getByRole('button', { name: '派单', exact: true }).click();
  await gridLeader.see('已派单');

  // Accept and resolve with a photo.
  await gridMember.go(WORKBENCH);
  await gridMember.see('待接单');
  await gridMember.tap(/^接单/);
  await gridMember.page
    .getByRole('dialog')
    .getByRole('button', { name: '接单', exact: true })
    .click();
  await gridMember.see('已接单');
  await gridMember.tap(/^办结/);
  await gridMember.page.getByLabel('怎么办的，结果如何').fill('已更换灯泡，当晚已亮');
  const arrive = await holdUploads(gridMember);
  await addPhoto(gridMember, await takePhoto('修好的路灯', 45));
  await picture(gridMember, '09-resolve');
  await gridMember.page.getByRole('dialog').getByRole('button', { name: '提交办结' }).click();
  await gridMember.see(/照片传完后自动提交/);
  await picture(gridMember, '09-resolve-waiting');
  arrive();
  await gridMember.see(/已办结/);

  // The resident, who left the page open, sees it and rates.
  await resident.page.goto(address);
  await resident.see('已更换灯泡，当晚已亮');
  // Their own and the one of the resolution, which was still being made smaller when it was sent.
  await expect
    .poll(() => resident.page.getByRole('button', { name: '照片 1，共 1 张' }).count())
    .toBe(2);
  for (const words of ['已到现场，灯不亮', '派', '接单', '办结']) await resident.see(words);
  await picture(resident, '10-resolved');
  await resident.tap('评价');
  await resident.see('这件事解决了吗');
  await resident.page.getByRole('radio', { name: '解决了', exact: true }).click();
  await resident.page.getByRole('radio', { name: '满意', exact: true }).click();
  await resident.page.getByRole('radio', { name: /^5 星/ }).first().click();
  await resident.page.getByLabel(/^想说的话/).fill('很快，谢谢');
  await picture(resident, '11-rating');
  await resident.tap('提交评价');
  await resident.see('已结案');
  await picture(resident, '12-closed');
  await resident.go('/pages/inbox/index');
  await resident.see('办结');
  await picture(resident, '13-inbox');

  for (const visitor of visitors) expect(visitor.defects).toEqual([]);
});

/** Presses Tab until the focus is on something with these words. @throws when it never comes there */
async function tabTo(visitor: Visitor, words: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await visitor.page.keyboard.press('Tab');
    const focused = await visitor.page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      if (!element) return '';
      const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
      return `${element.getAttribute('aria-label') ?? ''} ${label?.textContent ?? ''} ${element.textContent ?? ''}`;
    });
    if (focused.includes(words)) return;
  }
  throw new Error(`${words} cannot be reached with the Tab key`);
}

test('the report form works without a mouse', { timeout: 120_000 }, async () => {
  const visitor = await open(DESKTOP);
  await signIn(visitor, NAMES.resident.name);
  await visitor.go('/pages/report-form/index');
  await visitor.see('怎么回事');
  const { keyboard } = visitor.page;
  await tabTo(visitor, '隐患');
  await keyboard.press('Space');
  await tabTo(visitor, '公共安全');
  await keyboard.press('Space');
  await tabTo(visitor, '怎么回事');
  await keyboard.type('井盖松了，怕有人掉下去');
  await tabTo(visitor, '我的网格');
  await keyboard.press('Enter');
  await tabTo(visitor, '下一步');
  await keyboard.press('Enter');
  await visitor.see('请看一下对不对');
  await tabTo(visitor, '确认提交');
  await keyboard.press('Enter');
  await visitor.see('已经收到您的反映');
  expect(visitor.defects).toEqual([]);
});
