import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import type { Who } from '../world/staff';

const OFFER = '有进展时在微信里告诉您';
const STAFF_OFFER = '新任务、快到期时在微信里提醒您';
const REPORT = { category: 'road', words: '村口的路灯坏了三天，晚上看不见路' } as const;

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

/** How many messages a person has allowed so far, came they or not, by name of the template. */
async function allowed(who: Who): Promise<Record<string, number>> {
  const { openid } = world.people[who];
  const left = await world.phones.quotas(openid);
  const received = await world.phones.messages(openid);
  return Object.fromEntries(
    Object.entries(SIMULATOR_TEMPLATES).map(([name, { id }]) => [
      name,
      (left[id] ?? 0) + received.filter(({ templateId }) => templateId === id).length,
    ]),
  );
}

test('a report that is under way offers messages until there are enough, and 我 says how many', async () => {
  const id = await playReport(world, REPORT, 'accepted');
  const phone = world.device('neighbour');
  await phone.launch('pages/me/index');
  await phone.see('办理进度通知');
  expect(phone.screen()).toMatch(/办理进度通知\n还可收 0 次/);

  const resident = world.device('resident');
  await resident.launch(`pages/report/index?id=${id}`);
  await resident.see(OFFER);
  const before = await allowed('resident');
  await resident.tap(new RegExp(OFFER));
  await resident.see('有消息会在微信里提醒您');
  expect(await allowed('resident')).toEqual({
    ...before,
    reportProgress: (before.reportProgress ?? 0) + 1,
    reportResolved: (before.reportResolved ?? 0) + 1,
  });
  for (let more = 0; more < 2; more += 1) {
    await resident.see(OFFER);
    await resident.tap(new RegExp(OFFER));
  }
  expect(resident.screen()).not.toContain(OFFER);
  await resident.launch('pages/me/index');
  await resident.see(/办理进度通知\n还可收 \d 次/);
});

test('who says no is not asked again on that page', async () => {
  const phone = world.device('gridMember');
  phone.hand.subscribe = 'reject';
  await phone.launch('packages/staff/pages/workbench/index');
  await phone.see(STAFF_OFFER);
  expect(phone.screen()).toContain('现在一条也收不到');
  await phone.tap(new RegExp(STAFF_OFFER));
  expect(phone.screen()).not.toContain(STAFF_OFFER);
});

test('staff allow messages of their tasks on the workbench, and no others', async () => {
  const phone = world.device('gridLeader');
  await phone.launch('packages/staff/pages/workbench/index');
  await phone.tap(new RegExp(STAFF_OFFER));
  await phone.see('还可收 1 条');
  expect(await allowed('gridLeader')).toEqual({
    reportProgress: 0,
    reportResolved: 0,
    taskAssigned: 1,
    taskDue: 1,
  });
});

test('rating asks once more, on the tap that sends it', async () => {
  const id = await playReport(world, { ...REPORT, words: '小区东门的井盖松了' }, 'resolved');
  const resident = world.device('resident');
  await resident.launch(`pages/rating/index?id=${id}`);
  await resident.see('这件事解决了吗');
  await resident.tap('解决了');
  await resident.tap('满意');
  const before = await allowed('resident');
  await resident.tap('提交评价');
  await resident.see('已结案');
  const after = await allowed('resident');
  // What was allowed above went out with the steps of this report: there are few left of at least one.
  const more = Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
  expect(more.length).toBeGreaterThan(0);
  expect(more.filter((name) => !name.startsWith('report'))).toEqual([]);
});
