import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

test('WeChat is told what things are called and what they are', async () => {
  const phone = world.device('resident');
  await phone.launch();
  const call = phone.all('.tap').find((one) => one.attr.ariaLabel === '打电话给王建国');
  expect(call?.attr.ariaRole).toBe('button');
  await phone.tap('打电话给王建国');
  expect(phone.phone.phoneCalls).toHaveLength(1);
});

test('the six steps are spoken with how far they are', async () => {
  const id = await playReport(world, { category: 'road', words: '路灯不亮' }, 'verified');
  const phone = world.device('resident');
  await phone.launch(`pages/report/index?id=${id}`);
  expect(phone.all('.steps')[0]?.attr.ariaLabel).toBe('六步已走完 2 步');
  expect(phone.all('.step-dot').map((dot) => dot.attr.ariaLabel)).toEqual([
    '点单 已完成',
    '核实 已完成',
    '派单 进行中',
    '接单 未开始',
    '督办 未开始',
    '评价 未开始',
  ]);
});

test('of several choices it is spoken which one is chosen, and the change too', async () => {
  const phone = world.device('resident');
  await phone.launch('pages/reports/index');
  const chosen = () =>
    phone
      .all('.chip')
      .filter((chip) => chip.attr.ariaRole === 'radio' && chip.attr.ariaChecked === true);
  expect(chosen()).toHaveLength(1);
  const [before] = chosen();
  await phone.tap('办理中');
  expect(chosen()).toHaveLength(1);
  expect(chosen()[0]?.attr.id).not.toBe(before?.attr.id);
});
