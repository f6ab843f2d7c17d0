import type { ReportDetail } from '@shared/schemas/reports';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import { NAMES, type Who } from '../world/staff';

const LIST = '/packages/staff/pages/reports/index';
const EVENTS = /\/api\/v1\/events\?/;
const POLL_MS = 20_000;

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

/** A step by somebody who looks at no screen of ours. */
async function step(who: Who, id: string, name: string, body: object): Promise<void> {
  const client = await ApiClient.signIn(world, who);
  const { version } = (await client.get<ReportDetail>(`/reports/${id}`)).body;
  const answer = await client.post(`/reports/${id}/${name}`, body, { version });
  if (answer.status >= 300) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}

/** Opens a page and waits until its socket was spoken to: from then on changes come by themselves. */
async function openConnected({ page, address }: Visitor, place: string): Promise<void> {
  await page.goto('about:blank'); // the sockets of the page before are gone
  const greeted = new Promise<void>((resolve) => {
    page.on('websocket', (socket) => socket.on('framereceived', () => resolve()));
  });
  await page.goto(`${address}${place}`);
  await greeted;
}

const report = (words: string) => playReport(world, { category: 'road', words }, 'submitted');

test("another's step moves the page, and a list stays where it was scrolled to", async () => {
  const resident = await Visitor.open(browser, { address: world.address });
  await signIn(resident, NAMES.resident.name);
  const id = await report('路边的树倒了，压着电线');
  await openConnected(resident, `/pages/report/index?id=${id}`);
  await resident.see('待核实');
  await step('gridMember', id, 'verification', { words: '已到现场，拉了警戒线' });
  await resident.see('已到现场，拉了警戒线', 3000);

  for (let i = 0; i < 7; i++) await report(`第 ${i + 1} 处路面破损`);
  const leader = await Visitor.open(browser, { address: world.address });
  await signIn(leader, NAMES.gridLeader.name);
  await openConnected(leader, LIST);
  const card = leader.text('第 2 处路面破损');
  await card.scrollIntoViewIfNeeded();
  const before = await card.boundingBox();
  await report('刚刚发生的新情况');
  await leader.text('刚刚发生的新情况').waitFor({ state: 'attached', timeout: 3000 });
  const after = await card.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  expect([...resident.defects, ...leader.defects]).toEqual([]);
});

test('without sockets everything in sight is asked for every 20 seconds', async () => {
  const resident = await Visitor.open(browser, { address: world.address });
  await signIn(resident, NAMES.resident.name);
  const id = await report('没有长连接的网络');
  await resident.page.routeWebSocket(EVENTS, (socket) => socket.close());
  await resident.page.clock.install();
  await resident.go(`/pages/report/index?id=${id}`);
  await resident.see('待核实');
  await step('gridMember', id, 'verification', { words: '轮询也能看到' });
  expect(await resident.text('轮询也能看到').count()).toBe(0);
  await resident.page.clock.fastForward(POLL_MS + 1000);
  await resident.see('轮询也能看到', 5000);
});
