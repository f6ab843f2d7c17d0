import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CalendarDay } from '../../../api/models/CalendarDay';
import { openWorld, type World } from '../world/openWorld';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

test('an administrator closes a day of the next month on a phone, and takes it back', async () => {
  const phone = world.device('admin');
  await phone.launch('packages/staff/pages/calendar/index');
  await phone.see('本月安排');
  expect(phone.setDataCounts.length).toBeLessThanOrEqual(3);
  const [, turn] = phone.all('.calendar__turn');
  if (!turn) throw new Error('no next month');
  await phone.tapNode(turn);
  await phone.see('点一下日期');
  const last = phone.all('.calendar__day').pop();
  if (!last) throw new Error('no days');
  await phone.tapNode(last);
  await phone.see('这一天');
  await phone.tap('放假');
  await phone.type('说明', '县庆放假');
  await phone.tap('保存');
  await phone.see('设为放假');
  expect(await CalendarDay.find().lean()).toMatchObject([{ kind: 'dayOff', name: '县庆放假' }]);
  await phone.tap('撤销');
  await phone.see('已撤销');
  expect(await CalendarDay.countDocuments()).toBe(0);
});
