import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Device } from '../harness/device';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';

const WORDS = '路口的井盖松了';
const STALE = /没有更新上，显示的是 \d\d:\d\d 的内容，点一下重试/;
/** Several attempts of one reading, and the longest wait between two readings. */
const PATIENCE_MS = 60_000;

let world: World;
let id: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  id = await playReport(world, { category: 'road', words: WORDS }, 'submitted');
});
afterAll(() => world?.close());

async function openAt(page: string): Promise<Device> {
  const phone = world.device('resident');
  await phone.launch(page);
  await phone.see(WORDS);
  expect(phone.screen()).not.toMatch(STALE);
  return phone;
}

test('what could not be read again says how old it is, until it was', {
  timeout: 240_000,
}, async () => {
  const list = await openAt('pages/reports/index');
  const report = await openAt(`pages/report/index?id=${id}`);
  const home = await openAt('pages/home/index');
  const phones = [list, report, home];
  await world.api.kill();
  for (const phone of phones) await phone.pullDown();
  for (const phone of phones) {
    await phone.see(STALE, PATIENCE_MS);
    expect(phone.screen(), 'what was read stays').toContain(WORDS);
  }
  await world.api.start();
  await list.tap(STALE);
  for (const phone of phones)
    await expect
      .poll(() => STALE.test(phone.screen()), { timeout: PATIENCE_MS, interval: 200 })
      .toBe(false);
});
