import type { ReportDetail } from '@shared/schemas/reports';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import type { Who } from '../world/staff';

const WORDS = '河边护栏断了一截，孩子常在那儿玩';
/** Well below the poll: what comes within it came over the socket. */
const AT_ONCE_MS = 6_000;

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

/** A step by somebody who looks at no screen of ours. */
async function step(who: Who, id: string, name: string, body: object): Promise<void> {
  const client = await ApiClient.signIn(world, who);
  const { version } = (await client.get<ReportDetail>(`/reports/${id}`)).body;
  const answer = await client.post(`/reports/${id}/${name}`, body, { version });
  if (answer.status >= 300) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}

/** Waits until the phone has its socket: from then on changes come by themselves. */
async function connected(phone: Device): Promise<void> {
  const end = Date.now() + AT_ONCE_MS;
  while (!phone.isConnected) {
    if (Date.now() > end) throw new Error('no socket was opened');
    await phone.act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
}

test('a start reads nothing twice', async () => {
  const phone = world.device('resident');
  await phone.launch();
  await phone.see('我的网格员');
  await connected(phone);
  const reads = phone.phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as { method?: string; url: string })
    .filter(({ method }) => method === 'GET')
    .map(({ url }) => url);
  expect(reads.length).toBeGreaterThan(1);
  expect(new Set(reads).size, reads.join('\n')).toBe(reads.length);
  expect(phone.phone.calls.filter(({ name }) => name === 'connectSocket')).toHaveLength(1);
});

describe.sequential('pages move by themselves', () => {
  let id: string;
  let resident: Device;

  test("another's step is on the resident's page, in the list and on the badge", async () => {
    id = await playReport(world, { category: 'road', words: WORDS }, 'submitted');
    resident = world.device('resident');
    await resident.launch(`pages/report/index?id=${id}`);
    await resident.see('待核实');
    await connected(resident);
    await step('gridMember', id, 'verification', { words: '看过了，确实断了' });
    await resident.see('看过了，确实断了', AT_ONCE_MS);
    expect(resident.screen()).toContain('待派单');

    const home = world.device('resident');
    await home.launch();
    await home.see(WORDS);
    await connected(home);
    const unread = /消息(\d+)/;
    const before = Number(unread.exec(home.screen())?.[1] ?? 0);
    await playReport(world, { category: 'road', words: '水管漏了，路上结冰' }, 'verified');
    await home.see('水管漏了，路上结冰', AT_ONCE_MS);
    await home.see(new RegExp(`消息(?!${before}\\b)\\d+`), AT_ONCE_MS);
  });

  test('the workbench gains and loses its cards', async () => {
    const leader = world.device('gridLeader');
    await leader.launch('packages/staff/pages/workbench/index');
    await leader.see(WORDS);
    await connected(leader);
    const words = '路口的信号灯不亮了';
    await playReport(world, { category: 'road', words }, 'verified');
    await leader.see(words, AT_ONCE_MS);
    expect(leader.screen()).toContain('3待派单');
  });

  test('what happened while the phone was away is there on its return', async () => {
    await resident.launch(`pages/report/index?id=${id}`);
    await resident.see('待派单');
    await connected(resident);
    await resident.leaveForLong();
    expect(resident.isConnected).toBe(false);
    const leader = await ApiClient.signIn(world, 'gridLeader');
    const { items } = (
      await leader.get<{ items: { id: string; name: string }[] }>(`/reports/${id}/targets`)
    ).body;
    const target = items.find((item) => item.name === '大宁县城市管理局');
    await step('gridLeader', id, 'dispatch', {
      target: { kind: 'organisation', organisationId: target?.id },
    });
    await resident.comeBack();
    await resident.see('待接单', AT_ONCE_MS);
    await connected(resident);
    await step('handler', id, 'acceptance', { words: '明天上午到' });
    await resident.see('明天上午到', AT_ONCE_MS);
  });

  test('a step sheet with words in it stays as it is while the report moves', async () => {
    const handler = world.device('handler');
    await handler.launch(`packages/staff/pages/report/index?id=${id}`);
    await handler.see(WORDS);
    await connected(handler);
    await handler.tap('办结');
    await handler.type('怎么办的，结果如何', '护栏已经焊好');
    await step('handler', id, 'progress', { words: '材料到了' });
    await handler.see('材料到了', AT_ONCE_MS);
    expect(handler.screen()).toContain('[护栏已经焊好]');
  });
});
