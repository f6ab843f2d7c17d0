import { setTimeout as sleep } from 'node:timers/promises';
import type { MessagesPage } from '@shared/schemas/talk';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { mp3Of } from '../../../api/test/mp3';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';

const WORKBENCH = 'packages/staff/pages/workbench/index';
const SOON = 20_000;
/** Well below the poll: what comes within it came over the socket. */
const AT_ONCE_MS = 6_000;
/** Held down, not tapped. */
const LONG_MS = 500;

let world: World;
let resident: Device;
let member: Device;
let page: string;
let thread: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  resident = world.device('resident');
  member = world.device('gridMember');
  thread = `grid-${world.people.resident.id}`;
  page = `packages/talk/pages/talk/index?id=${thread}`;
});
afterAll(() => world?.close());

/** What the API has of the talk: who said what, in order. */
async function said(): Promise<string[]> {
  const client = await ApiClient.signIn(world, 'resident');
  const { body } = await client.get<MessagesPage>(`/threads/${thread}/messages?limit=50`);
  return body.items
    .filter(({ as }) => as !== 'system')
    .map(({ as, kind, text }) => `${as}: ${kind === 'text' ? text : kind}`);
}

async function say(phone: Device, words: string): Promise<void> {
  await phone.type('说点什么', words);
  await phone.tap('发送');
  expect(phone.screen(), 'what was sent does not stay in the field').toContain('[说点什么]');
}

describe.sequential('a resident and their grid member talk', () => {
  test('the resident writes from the home page', async () => {
    await resident.launch();
    await resident.tap('给网格员留言');
    await resident.see('还没有说过话。有事直接说，工作人员看到会答复您。');
    await say(resident, '您好，我家楼道灯不亮');
    await resident.see('已发送', SOON);
    expect(await said()).toEqual(['resident: 您好，我家楼道灯不亮']);
  });

  test('the grid member sees that somebody waits, reads and answers', async () => {
    await member.launch(WORKBENCH);
    await member.tap('居民留言（1 人等答复）');
    await member.see('等答复');
    expect(member.screen(), 'the name is masked').toContain('李**');
    await member.tap('李**：您好，我家楼道灯不亮');
    await member.see('您好，我家楼道灯不亮');
    await resident.see('已读', SOON);
    await say(member, '收到，下午去看');
    await resident.see('收到，下午去看', SOON);
    expect(resident.screen()).toContain('向阳社区居委会第一网格网格员');
    await member.see('已读', SOON);
  });

  test('without a network words wait, survive a restart, and arrive once and in order', async () => {
    await resident.setOnline(false);
    await say(resident, '第一句');
    await say(resident, '第二句');
    await resident.see('有网后自动发出');
    // The first may have got through, its answer lost.
    await resident.launch(page);
    await resident.setOnline(true);
    await member.see('第二句', SOON);
    await resident.see('第二句', SOON);
    const words = await said();
    expect(words.slice(-2)).toEqual(['resident: 第一句', 'resident: 第二句']);
    expect(new Set(words).size).toBe(words.length);
    for (const phone of [resident, member]) expect(phone.screen().split('第一句')).toHaveLength(2);
  });

  test('voice is recorded as mp3, sent, and played with its length', async () => {
    await resident.tap('说话');
    await resident.hold('按住 说话', LONG_MS);
    await resident.see(/没有录音权限/);
    resident.hand.voice = { mp3: mp3Of(7), seconds: 7 };
    await resident.hold('按住 说话', LONG_MS, {
      slideUp: 100,
      meanwhile: () => resident.see('松开 取消'),
    });
    await resident.see('按住 说话');
    await resident.tap('按住 说话');
    await resident.see(/正在录音/);
    await resident.tap('取消');
    expect((await said()).filter((words) => words.endsWith('voice'))).toHaveLength(0);
    await resident.hold('按住 说话', LONG_MS, { meanwhile: () => resident.see(/松开 发送 \d+″/) });
    await member.see('7″', SOON);
    expect(member.all('.bubble__dot'), 'not heard yet').toHaveLength(1);
    await member.tap(/的语音，7 秒，未播放$/);
    expect(member.phone.played).toHaveLength(1);
    expect(member.all('.icon-pause')).toHaveLength(1);
    member.phone.played[0]?.end();
    await expect.poll(() => member.all('.icon-pause')).toHaveLength(0);
    expect(member.all('.bubble__dot')).toHaveLength(0);
    expect((await said()).filter((words) => words.endsWith('voice'))).toHaveLength(1);
    await resident.tap('按住 说话');
    await resident.tap('发送');
    await expect
      .poll(async () => (await said()).filter((words) => words.endsWith('voice')).length)
      .toBe(2);
    await resident.tap('打字');
    await resident.see('[说点什么]');
  });

  test('what its author takes out is gone from the screen of the other side at once', async () => {
    await say(resident, '我的身份证号是 141030195001011234');
    await member.see(/141030195001011234/, SOON);
    const client = await ApiClient.signIn(world, 'resident');
    const { body } = await client.get<MessagesPage>(`/threads/${thread}/messages?limit=50`);
    const leaked = body.items.find(({ text }) => text?.includes('141030195001011234'));
    await client.post(`/messages/${leaked?.id}/redaction`, { reason: '含身份证号' });
    for (const phone of [member, resident]) {
      await phone.see('（一条消息因含个人信息已删除） 本人：含身份证号', AT_ONCE_MS);
      expect(phone.screen()).not.toContain('141030195001011234');
    }
  });

  test('a photo goes along, and one tap makes a report of what was said', async () => {
    resident.hand.photos = [await takePhoto('楼道灯')];
    await resident.tap('发照片');
    await resident.see('已读', SOON);
    await expect.poll(() => member.all('.bubble__photo').length, { timeout: SOON }).toBe(1);
    await resident.tap('转成反映', { nth: 0 });
    await resident.see('是哪类事');
    expect(resident.screen()).toContain('[您好，我家楼道灯不亮]');
    expect(resident.screen()).toContain('向阳社区居委会');
  });
});

test('what comes while another page lies over the talk is unread: in the badge, and among the talks', async () => {
  await say(member, '明天还来');
  // The talk is under the form; long enough for it to follow along if it would.
  await sleep(3_000);
  await resident.launch();
  await resident.see(/消息\d/, SOON);
  await resident.tapTab('消息');
  await resident.see('向阳社区居委会第一网格网格员：明天还来', SOON);
});

test('a report has its talk: the resident and who handles it, nobody else', async () => {
  const client = await ApiClient.signIn(world, 'neighbour');
  expect((await client.get(`/threads/${thread}/messages`)).status).toBe(404);
});
