import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  OPENID,
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';

let wechat: WechatUnderTest;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(async () => {
  await wechat.phone.visit(OPENID);
  wechat.calls.length = 0;
});
afterAll(() => wechat.close());

const check = (content: string, openid = OPENID, title?: string) =>
  wechat.client.checkText({ openid, scene: 2, content, ...(title !== undefined && { title }) });

test.each([
  { content: '村口路灯坏了三天', suggest: 'pass', label: 100 },
  { content: '有人在河边赌博，请来看看', suggest: 'pass', label: 100 },
  { content: '加微信领红包', suggest: 'review', label: 10001 },
  { content: '滚蛋，傻逼', suggest: 'risky', label: 20003 },
  { content: '【违规测试】', suggest: 'risky', label: 21000 },
])('$content → $suggest', async ({ content, suggest, label }) => {
  expect(await check(content)).toEqual({
    outcome: 'checked',
    suggest,
    label,
    traceId: expect.stringMatching(/^[\da-f]+-[\da-f]{8}-[\da-f]{8}$/),
  });
});

test('the title is checked too', async () => {
  expect(await check('正文', OPENID, '【违规测试】')).toMatchObject({ suggest: 'risky' });
});

test('two hours after the last use the check is refused (61010), a visit helps', async () => {
  wechat.clock.now += 2 * 3600_000;
  expect(await check('你好')).toMatchObject({ outcome: 'checked' });
  wechat.clock.now += 1;
  expect(await check('你好')).toEqual({ outcome: 'refused', code: 61010 });
  await wechat.phone.visit(OPENID);
  expect(await check('你好')).toMatchObject({ outcome: 'checked' });
});

test('an unknown openid is refused (40003)', async () => {
  expect(await check('你好', 'oNobody')).toEqual({ outcome: 'refused', code: 40003 });
});

test('an empty text needs no check', async () => {
  expect(await check('')).toMatchObject({ outcome: 'checked', suggest: 'pass' });
  expect(wechat.calls).toEqual([]);
});

test('a text over 2,500 characters goes in pieces that hide no word at a cut', async () => {
  const path = '/wxa/msg_sec_check';
  await check('好'.repeat(2500));
  expect(wechat.calls.filter((call) => call === path)).toHaveLength(1);
  wechat.calls.length = 0;
  expect(await check(`${'好'.repeat(2498)}【违规测试】${'好'.repeat(1496)}`)).toMatchObject({
    outcome: 'checked',
    suggest: 'risky',
  });
  expect(wechat.calls.filter((call) => call === path)).toHaveLength(2);
});

test('the worst piece counts', async () => {
  const text = `加微信领红包${'好'.repeat(3000)}`;
  expect(await check(text)).toMatchObject({ outcome: 'checked', suggest: 'review' });
});

test('a check that fails is no pass', async () => {
  await wechat.phone.addFault({ path: '/wxa/msg_sec_check', answer: 'reset' });
  expect(await check('你好')).toEqual({ outcome: 'unknown', cause: 'connection' });
  await wechat.phone.addFault({ path: '/wxa/msg_sec_check', answer: { errcode: 45009 } });
  expect(await check('你好')).toMatchObject({ outcome: 'failed', code: 45009 });
});
