import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SIMULATOR_SECRET } from '../../../scripts/wechatSimulator/simulatorAccount';
import {
  OPENID,
  PHONE,
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';
import { createMemoryTokenStore, type WechatTokenStore } from './tokenStore';
import type { WechatClient } from './wechatTypes';

const TOKEN = '/cgi-bin/stable_token';
const CALL = '/wxa/business/getuserphonenumber';
const FOUND = { outcome: 'ok', phoneNumber: PHONE, countryCode: '86' };

let wechat: WechatUnderTest;
beforeEach(async () => {
  wechat = await startWechat();
});
afterEach(() => wechat.close());

const callWith = async (client: WechatClient) =>
  client.phoneNumber(await wechat.phone.phoneCode(OPENID));

test('one token serves many calls', async () => {
  await callWith(wechat.client);
  await callWith(wechat.client);
  expect(wechat.calls).toEqual([`${TOKEN} normal`, CALL, CALL]);
});

test('calls at the same moment ask for one token', async () => {
  const results = await Promise.all(Array.from({ length: 8 }, () => callWith(wechat.client)));
  expect(results).toEqual(Array.from({ length: 8 }, () => FOUND));
  expect(wechat.calls.filter((path) => path.startsWith(TOKEN))).toHaveLength(1);
});

test('the token is not used in its last minute', async () => {
  await callWith(wechat.client);
  wechat.clock.now += 7200_000 - 59_000;
  expect(await callWith(wechat.client)).toEqual(FOUND);
  expect(wechat.calls).toEqual([`${TOKEN} normal`, CALL, `${TOKEN} normal`, CALL]);
});

test('processes share the token through the store', async () => {
  const tokenStore = createMemoryTokenStore();
  await callWith(wechat.newClient({ tokenStore }));
  await callWith(wechat.newClient({ tokenStore }));
  expect(wechat.calls.filter((path) => path.startsWith(TOKEN))).toHaveLength(1);
});

test('a store that is down costs a call to WeChat, not the work', async () => {
  const down: WechatTokenStore = {
    read: () => Promise.reject(new Error('no primary')),
    write: () => Promise.reject(new Error('no primary')),
  };
  expect(await callWith(wechat.newClient({ tokenStore: down }))).toEqual(FOUND);
});

describe('a refused token', () => {
  test.each(['replace', 'expire'] as const)(
    '(%s) is asked for again and the call repeated once',
    async (how) => {
      await callWith(wechat.client);
      await wechat.phone.spoilToken(how);
      wechat.calls.length = 0;
      expect(await callWith(wechat.client)).toEqual(FOUND);
      expect(wechat.calls).toEqual([CALL, `${TOKEN} normal`, CALL]);
    },
  );

  test('is refreshed by force only when WeChat hands out the very token it refuses', async () => {
    await callWith(wechat.client);
    await wechat.phone.spoilToken('refuse');
    wechat.calls.length = 0;
    expect(await callWith(wechat.client)).toEqual(FOUND);
    expect(wechat.calls).toEqual([CALL, `${TOKEN} normal`, `${TOKEN} forced`, CALL]);
  });

  test('is replaced from the store when another process already did', async () => {
    const tokenStore = createMemoryTokenStore();
    const one = wechat.newClient({ tokenStore });
    const other = wechat.newClient({ tokenStore });
    await callWith(one);
    await callWith(other);
    await wechat.phone.spoilToken('replace');
    await callWith(one);
    wechat.calls.length = 0;
    expect(await callWith(other)).toEqual(FOUND);
    expect(wechat.calls).toEqual([CALL, CALL]);
  });

  test('met by many calls at once is replaced once', async () => {
    await callWith(wechat.client);
    await wechat.phone.spoilToken('replace');
    wechat.calls.length = 0;
    const results = await Promise.all(Array.from({ length: 8 }, () => callWith(wechat.client)));
    expect(results).toEqual(Array.from({ length: 8 }, () => FOUND));
    expect(wechat.calls.filter((path) => path.startsWith(TOKEN))).toEqual([`${TOKEN} normal`]);
  });

  test.each([40001, 40014, 42001])(
    '(%i) that stays refused ends after the second call',
    async (errcode) => {
      await wechat.phone.addFault({ path: CALL, answer: { errcode }, times: 100 });
      wechat.calls.length = 0;
      expect(await callWith(wechat.client)).toMatchObject({
        outcome: 'failed',
        code: errcode,
        retryable: true,
      });
      expect(wechat.calls.filter((path) => path === CALL)).toHaveLength(2);
      expect(wechat.calls.filter((path) => path.startsWith(TOKEN)).length).toBeLessThanOrEqual(3);
    },
  );
});

describe('no token to be had', () => {
  test.each([
    { answer: { errcode: 45009 }, code: 45009, retryable: true },
    { answer: { errcode: 40164 }, code: 40164, retryable: false },
    { answer: { status: 500 }, code: 'no_token', retryable: true },
    { answer: 'reset', code: 'no_token', retryable: true },
    { answer: 'hang', code: 'no_token', retryable: true },
    { answer: { status: 404 }, code: 'bad_answer', retryable: false },
  ] as const)(
    '$answer: the call failed, it is not unknown',
    async ({ answer, code, retryable }) => {
      await wechat.phone.addFault({ path: TOKEN, answer });
      expect(await callWith(wechat.client)).toMatchObject({ outcome: 'failed', code, retryable });
      expect(wechat.calls).toEqual([`${TOKEN} normal`]);
    },
  );

  test('the next call tries again', async () => {
    await wechat.phone.addFault({ path: TOKEN, answer: { errcode: -1 } });
    await callWith(wechat.client);
    expect(await callWith(wechat.client)).toEqual(FOUND);
  });
});

test('no secret, token or code gets into a result or the log', async () => {
  const tokenStore = createMemoryTokenStore();
  const client = wechat.newClient({ tokenStore });
  await callWith(client);
  const token = (await tokenStore.read())?.accessToken ?? '';
  expect(token).not.toBe('');
  await wechat.phone.addFault({
    path: CALL,
    answer: { errcode: 40097, errmsg: `bad ${token} ${SIMULATOR_SECRET}` },
  });
  const seen = [await callWith(client)] as unknown[];
  for (const answer of ['hang', 'reset', { status: 500 }, { errcode: 48001 }] as const) {
    await wechat.phone.addFault({ path: CALL, answer });
    await wechat.phone.addFault({ path: '/sns/jscode2session', answer });
    seen.push(await callWith(client), await client.codeToSession('secret-login-code'));
  }
  const text = JSON.stringify([seen, wechat.logged]);
  expect(wechat.logged.length).toBeGreaterThanOrEqual(8);
  expect(text).toContain('bad *** ***');
  for (const hidden of [SIMULATOR_SECRET, token, 'secret-login-code', 'access_token=']) {
    expect(text).not.toContain(hidden);
  }
});
