import type { MessagesPage } from '@shared/schemas/talk';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { unzipBounded } from '../../../api/roster/unzipBounded';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import { NAMES } from '../world/staff';

const SOON = 20_000;
const MY_DATA = 'packages/account/pages/my-data/index';
const LEAKED = '我是李秀英，身份证 411728199001011234';

let world: World;
let reportId: string;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  reportId = await playReport(world, { category: 'road', words: LEAKED }, 'accepted');
});
afterAll(() => world?.close());

/** The file of the last call of this name, as it lies on the phone, and what was asked with it. */
function handedOver(phone: Device, name: 'openDocument' | 'shareFileMessage') {
  const call = phone.phone.calls.filter((one) => one.name === name).at(-1);
  const asked = (call?.options ?? {}) as Record<string, string>;
  return { asked, bytes: Buffer.from(phone.phone.files.read(asked.filePath ?? '')) };
}

test('all about me comes as a file, which a tap sends to a chat', async () => {
  const phone = world.device('resident');
  await phone.launch(MY_DATA);
  await phone.see('导出关于我的信息');
  await phone.tap('导出');
  await phone.see('文件已准备好，可以发给“文件传输助手”保存。', SOON);
  await phone.tap('发送到微信聊天');
  const { asked, bytes } = handedOver(phone, 'shareFileMessage');
  expect(asked.fileName).toMatch(/^关于我的信息-\d{4}-\d\d-\d\d\.zip$/);
  const pages = unzipBounded(bytes, () => true, 20_000_000);
  const page = pages.find(({ name }) => name === 'about-me.html')?.data.toString();
  expect(page).toContain(NAMES.resident.name);
});

test('a leader takes the ledger along, which WeChat opens', async () => {
  const phone = world.device('gridLeader');
  await phone.launch('packages/staff/pages/reports/index');
  await phone.see('导出台账');
  await phone.tap('导出台账');
  await phone.see('台账已导出，导出已记入日志', SOON);
  const { asked, bytes } = handedOver(phone, 'openDocument');
  expect(asked.fileType).toBe('xlsx');
  const rows = await readSheet(bytes);
  expect([rows[0]?.[0], rows.length]).toEqual(['编号', 2]);
});

test('what leaked into a report is chosen, confirmed, gone', async () => {
  const phone = world.device('resident');
  await phone.launch(`packages/account/pages/redact/index?id=${reportId}`);
  await phone.see(LEAKED);
  await phone.tap('隐去');
  await phone.see('请先选出要隐去的内容');
  await phone.tap(/身份证 411728/);
  await phone.tap('含身份证号');
  await phone.tap('隐去 1 处');
  await phone.see('原件会立即销毁，任何人都不能再看到，也不能恢复。');
  await phone.tap('销毁并隐去');
  await phone.see(/备份最迟在/, SOON);
  expect(phone.screen()).not.toContain('411728199001011234');
});

test('a message of a talk is taken out by its author: asked why, for good', async () => {
  const thread = `grid-${world.people.resident.id}`;
  const phone = world.device('resident');
  await phone.launch(`packages/talk/pages/talk/index?id=${thread}`);
  await phone.type('说点什么', LEAKED);
  await phone.tap('发送');
  // 已送达 when the leader's phone, which is on, was quicker than the look.
  await phone.see(/已发送|已送达/, SOON);
  await phone.tap(/^更多：我的消息“我是李秀英/);
  await phone.see('隐去这条消息');
  await phone.tap('销毁并隐去');
  await phone.see('请选一个原因，或写一下原因');
  await phone.tap('含身份证号');
  await phone.tap('销毁并隐去');
  await phone.see('（一条消息因含个人信息已删除）', SOON);
  expect(phone.screen()).not.toContain('411728199001011234');
  expect(phone.all('.bubble__more'), 'once').toHaveLength(0);
  const client = await ApiClient.signIn(world, 'resident');
  const { body } = await client.get<MessagesPage>(`/threads/${thread}/messages?limit=50`);
  expect(JSON.stringify(body)).not.toContain('411728199001011234');
  expect(JSON.stringify(body)).toContain('本人：含身份证号');
});

test('to be forgotten is asked for, WeChat vouching anew, and taken back', async () => {
  const phone = world.device('resident');
  await phone.launch(MY_DATA);
  await phone.see('还有没办完的事');
  await phone.tap('申请注销');
  await phone.see('确认注销账号');
  await phone.tap('重新登录并申请');
  await phone.see(/将于 .* 注销，在此之前可以撤回。/, SOON);
  await phone.tap('撤回注销申请');
  await phone.see('已撤回，账号照常使用', SOON);
  expect(phone.sees('申请注销')).toBe(true);
});
