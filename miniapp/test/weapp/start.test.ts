import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Device } from '../harness/device';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

const asked = (phone: Device, path: string): number =>
  phone.phone.calls.filter(
    ({ name, options }) =>
      name === 'request' && String((options as { url?: string }).url).endsWith(path),
  ).length;

test('a first start asks once who this is, and so does the next', async () => {
  const phone = world.device('resident');
  await phone.launch();
  expect(phone.screen()).toContain('我的网格员\n王建国');
  expect(asked(phone, '/api/v1/me')).toBe(1);
  await phone.launch();
  expect(asked(phone, '/api/v1/me')).toBe(2);
});

test('whoever sent without a network finds it waiting on a home page never read before', async () => {
  const phone = world.device('neighbour');
  await phone.launch('pages/report-form/index');
  await phone.tap('建议表扬');
  await phone.tap('表扬');
  await phone.type('怎么回事', '门口的花坛修得真好');
  phone.hand.place = {
    longitude: world.place.gcj02[0],
    latitude: world.place.gcj02[1],
    name: '社区北门',
  };
  await phone.tap('地图上选');
  await phone.setOnline(false);
  await phone.tap('下一步');
  await phone.tap('确认提交');
  await phone.see('已经存好');
  // WeChat's prompt stood before it; what cannot be told of its answer holds up nothing.
  const asks = phone.phone.calls.map(({ options }) => String((options as { url?: string })?.url));
  const last = (path: string) => asks.findLastIndex((url) => url.endsWith(path));
  const first = (path: string) => asks.findIndex((url) => url.endsWith(path));
  expect(first('/api/v1/reports')).toBeLessThan(last('/api/v1/me/subscriptions'));
  await phone.tap('回首页');
  await phone.see('还没发出去的反映');
  expect(phone.screen()).toContain('门口的花坛修得真好');
  // Nor at a start without a network, when nobody is known yet.
  await phone.launch();
  await phone.see('还没发出去的反映');
  await phone.setOnline(true);
  await phone.see('我的网格员', 15_000);
  expect(phone.screen()).not.toContain('还没发出去的反映');
});

test('one tap shows what is still open', async () => {
  await playReport(world, { category: 'road', words: '井盖松了' }, 'accepted');
  await playReport(world, { category: 'road', words: '路灯坏了' }, 'rated');
  const phone = world.device('resident');
  await phone.launch('pages/reports/index');
  await phone.see('路灯坏了');
  await phone.tap('办理中');
  await phone.see('井盖松了');
  expect(phone.screen()).not.toContain('路灯坏了');
});
