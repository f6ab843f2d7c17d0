import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './createSimulator';
import { SIMULATOR_APP_ID, SIMULATOR_SECRET } from './simulatorAccount';

let simulator: Simulator;
let now = 0;
beforeEach(async () => {
  now = Date.UTC(2026, 4, 6, 0, 0, 0);
  simulator = await createSimulator({ port: 0, county: '411728', now: () => now });
});
afterEach(() => simulator.close());

interface Answer {
  access_token?: string;
  expires_in?: number;
  errcode?: number;
}

async function post(path: string, body: string): Promise<Answer> {
  const response = await fetch(`${simulator.url}${path}`, { method: 'POST', body });
  return (await response.json()) as Answer;
}

const account = { appid: SIMULATOR_APP_ID, secret: SIMULATOR_SECRET };
const token = (changes: Record<string, unknown> = {}) =>
  post(
    '/cgi-bin/stable_token',
    JSON.stringify({ grant_type: 'client_credential', ...account, ...changes }),
  );
/** What the platform says of a token: 40029 means the token was fine and the code was not. */
const errcodeWith = async (accessToken: string | undefined) =>
  (await post(`/wxa/business/getuserphonenumber?access_token=${accessToken}`, '{"code":"x"}'))
    .errcode;

test('normal mode gives the same token, with the time it has left', async () => {
  const first = await token();
  expect(first.expires_in).toBe(7200);
  now += 1000_000;
  expect(await token()).toEqual({ access_token: first.access_token, expires_in: 6200 });
});

test('in its last five minutes a token gets a successor, and both work', async () => {
  const first = await token();
  now += 6900_000;
  expect(await token()).toEqual({ access_token: first.access_token, expires_in: 300 });
  now += 1000;
  const second = await token();
  expect(second.access_token).not.toBe(first.access_token);
  expect([await errcodeWith(first.access_token), await errcodeWith(second.access_token)]).toEqual([
    40029, 40029,
  ]);
  now += 299_000;
  expect(await errcodeWith(first.access_token)).toBe(42001);
});

test('forced mode replaces the token at once', async () => {
  const first = await token();
  const second = await token({ force_refresh: true });
  expect(second.access_token).not.toBe(first.access_token);
  expect(await errcodeWith(first.access_token)).toBe(40001);
  expect(await errcodeWith(second.access_token)).toBe(40029);
  expect((await token()).access_token).toBe(second.access_token);
});

test('forced again within 30 seconds nothing is refreshed', async () => {
  const first = await token({ force_refresh: true });
  now += 29_999;
  expect((await token({ force_refresh: true })).access_token).toBe(first.access_token);
  now += 1;
  expect((await token({ force_refresh: true })).access_token).not.toBe(first.access_token);
});

test('forced 20 times a day, the 21st is refused (45009) until the day in Shanghai is over', async () => {
  for (let count = 0; count < 20; count += 1) {
    expect(await token({ force_refresh: true })).toMatchObject({ expires_in: 7200 });
    now += 30_000;
  }
  expect(await token({ force_refresh: true })).toMatchObject({ errcode: 45009 });
  expect(await token()).toHaveProperty('access_token');
  now = Date.UTC(2026, 4, 6, 16, 0, 0); // midnight in Shanghai
  expect(await token({ force_refresh: true })).toMatchObject({ expires_in: 7200 });
});

test.each([
  [{ grant_type: 'password' }, 40002],
  [{ appid: undefined }, 41002],
  [{ appid: 'wxother' }, 40013],
  [{ secret: undefined }, 41004],
  [{ secret: 'wrong' }, 40125],
])('%j: %i', async (changes, errcode) => {
  expect(await token(changes)).toMatchObject({ errcode });
});

test.each([
  ['', 44002],
  ['{', 47001],
  ['[]', 47001],
  [`{"x":"${'x'.repeat(65 * 1024)}"}`, 45002],
])('a body that is none (%#): %i', async (body, errcode) => {
  expect(await post('/cgi-bin/stable_token', body)).toMatchObject({ errcode });
});

test('GET is refused (43002), a missing token too (41001)', async () => {
  const response = await fetch(`${simulator.url}/cgi-bin/stable_token`);
  expect(await response.json()).toMatchObject({ errcode: 43002 });
  expect(await post('/wxa/msg_sec_check', '{}')).toMatchObject({ errcode: 41001 });
});
