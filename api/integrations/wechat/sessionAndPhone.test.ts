import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  OPENID,
  PHONE,
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';

let wechat: WechatUnderTest;
beforeAll(async () => {
  wechat = await startWechat();
});
afterAll(() => wechat.close());

test('a login code gives the openid and a session key, without an access token', async () => {
  const code = await wechat.phone.login(OPENID);
  const result = await wechat.client.codeToSession(code);
  expect(result).toEqual({
    outcome: 'ok',
    openid: OPENID,
    sessionKey: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    unionid: null,
  });
  expect(wechat.calls).toEqual(['/sns/jscode2session']);
});

test('a login code works once (40163)', async () => {
  const code = await wechat.phone.login(OPENID);
  await wechat.client.codeToSession(code);
  expect(await wechat.client.codeToSession(code)).toEqual({ outcome: 'refused', code: 40163 });
});

test('a login code is good for five minutes (40029)', async () => {
  const inTime = await wechat.phone.login(OPENID);
  const late = await wechat.phone.login(OPENID);
  wechat.clock.now += 5 * 60_000;
  expect(await wechat.client.codeToSession(inTime)).toMatchObject({ outcome: 'ok' });
  wechat.clock.now += 1;
  expect(await wechat.client.codeToSession(late)).toEqual({ outcome: 'refused', code: 40029 });
});

test('a made-up login code is refused (40029)', async () => {
  expect(await wechat.client.codeToSession('made-up')).toEqual({ outcome: 'refused', code: 40029 });
});

test('a blocked user is refused (40226)', async () => {
  await wechat.phone.addFault({ path: '/sns/jscode2session', answer: { errcode: 40226 } });
  const code = await wechat.phone.login(OPENID);
  expect(await wechat.client.codeToSession(code)).toEqual({ outcome: 'refused', code: 40226 });
});

test('more than 100 logins a minute for one person wait (45011), the code stays good', async () => {
  wechat.clock.now += 60_000;
  for (let count = 0; count < 100; count += 1) {
    await wechat.client.codeToSession(await wechat.phone.login(OPENID));
  }
  const code = await wechat.phone.login(OPENID);
  expect(await wechat.client.codeToSession(code)).toMatchObject({
    outcome: 'failed',
    code: 45011,
    retryable: true,
  });
  wechat.clock.now += 60_000;
  expect(await wechat.client.codeToSession(code)).toMatchObject({ outcome: 'ok' });
});

test.each([
  { wrong: { appId: 'wxother' }, code: 40013 },
  { wrong: { secret: 'not-the-secret' }, code: 40125 },
])('$code: a wrong account fails for good', async ({ wrong, code }) => {
  const client = wechat.newClient(wrong);
  const loginCode = await wechat.phone.login(OPENID);
  const expected = { outcome: 'failed', code, retryable: false };
  expect(await client.codeToSession(loginCode)).toMatchObject(expected);
  expect(await client.phoneNumber('any')).toMatchObject(expected);
});

test('a phone code gives the number, once', async () => {
  const code = await wechat.phone.phoneCode(OPENID);
  expect(await wechat.client.phoneNumber(code)).toEqual({
    outcome: 'ok',
    phoneNumber: PHONE,
    countryCode: '86',
  });
  expect(await wechat.client.phoneNumber(code)).toEqual({ outcome: 'refused', code: 40029 });
});

test('a phone code is good for five minutes, and is no login code', async () => {
  const code = await wechat.phone.phoneCode(OPENID);
  expect(await wechat.client.codeToSession(code)).toEqual({ outcome: 'refused', code: 40029 });
  wechat.clock.now += 5 * 60_000 + 1;
  expect(await wechat.client.phoneNumber(code)).toEqual({ outcome: 'refused', code: 40029 });
});
