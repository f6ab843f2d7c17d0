import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from './createSimulator';
import { createPhoneSide, type PhoneSide } from './phoneSide';
import { SIMULATOR_APP_ID, SIMULATOR_SECRET, SIMULATOR_TEMPLATES } from './simulatorAccount';

const PERSON = { openid: 'oResidentLi', nickname: '李秀英', phone: '13800000001', note: '居民' };
const TEMPLATE = SIMULATOR_TEMPLATES.taskDue;

let folder: string;
let running: Simulator[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wechat-simulator-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(running.map((simulator) => simulator.close()));
  running = [];
  await rm(folder, { recursive: true });
});

async function start(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: Simulator; phone: PhoneSide }> {
  const simulator = await createSimulator({
    port: 0,
    county: '411728',
    people: [PERSON],
    ...options,
  });
  running.push(simulator);
  return { simulator, phone: createPhoneSide(simulator.url) };
}

async function accessToken(url: string): Promise<string> {
  const response = await fetch(`${url}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credential',
      appid: SIMULATOR_APP_ID,
      secret: SIMULATOR_SECRET,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function send(url: string, matter: string): Promise<unknown> {
  const target = `${url}/cgi-bin/message/subscribe/send?access_token=${await accessToken(url)}`;
  const values = ['SP1', matter, '2026年5月6日 17:30', '将到期', '请尽快处理'];
  const data = Object.keys(TEMPLATE.fields).map((key, at) => [key, { value: values[at] }]);
  const response = await fetch(target, {
    method: 'POST',
    body: JSON.stringify({
      touser: PERSON.openid,
      template_id: TEMPLATE.id,
      page: 'pages/report/index?id=1',
      data: Object.fromEntries(data),
    }),
  });
  return response.json();
}

test('does not run in production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await expect(start()).rejects.toThrow('NODE_ENV=production');
});

test('a port that is taken is an error, not a hang', async () => {
  const { simulator } = await start();
  await expect(start({ port: Number(new URL(simulator.url).port) })).rejects.toThrow('EADDRINUSE');
});

describe('what outlives a restart', () => {
  test('people, quotas, messages and the token are kept; a second start has them', async () => {
    const dataFile = path.join(folder, 'deep', 'state.json');
    const first = await start({ dataFile });
    await first.phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
    await first.phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
    await send(first.simulator.url, '路灯');
    const token = await accessToken(first.simulator.url);
    await first.simulator.close();

    const second = await start({ dataFile, people: [] });
    expect(await second.phone.people()).toEqual([PERSON]);
    expect(await second.phone.quotas(PERSON.openid)).toMatchObject({ [TEMPLATE.id]: 1 });
    expect(await second.phone.messages(PERSON.openid)).toMatchObject([
      { data: { thing2: '路灯' } },
    ]);
    expect(await accessToken(second.simulator.url)).toBe(token);
    expect(await readdir(path.dirname(dataFile))).toEqual(['state.json']);
  });

  test('a file that is not ours is named, and not overwritten', async () => {
    const dataFile = path.join(folder, 'state.json');
    await writeFile(dataFile, '{"something":"else"}');
    await expect(start({ dataFile })).rejects.toThrow(dataFile);
  });
});

describe('the phone side', () => {
  test('registering the same people again changes nothing else', async () => {
    const { phone } = await start();
    await phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
    await phone.register([
      { ...PERSON, nickname: '李秀英（改）' },
      { ...PERSON, openid: 'oOther' },
    ]);
    await phone.register([
      { ...PERSON, nickname: '李秀英（改）' },
      { ...PERSON, openid: 'oOther' },
    ]);
    expect((await phone.people()).map(({ nickname }) => nickname)).toEqual([
      '李秀英（改）',
      '李秀英',
    ]);
    expect(await phone.quotas(PERSON.openid)).toMatchObject({ [TEMPLATE.id]: 1 });
  });

  test.each([
    ['/login', { openid: 'oNobody' }, 404],
    ['/subscribe', { openid: PERSON.openid, templateIds: ['none'], accept: true }, 400],
    [
      '/subscribe',
      { openid: PERSON.openid, templateIds: Array(4).fill(TEMPLATE.id), accept: true },
      400,
    ],
    ['/people', { openid: 'a b', nickname: 'x', phone: '13800000001' }, 400],
    ['/people', { openid: 'a', nickname: 'x', phone: '123' }, 400],
    ['/people', { people: [{ ...PERSON, nickname: 'x'.repeat(5_000_000) }] }, 413],
  ])('POST %s with a wrong body: %#', async (route, body, status) => {
    const { simulator } = await start();
    const response = await fetch(`${simulator.url}/simulator${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('error.code');
  });

  test('a form from a web page is refused: only JSON is taken', async () => {
    const { simulator } = await start();
    const response = await fetch(`${simulator.url}/simulator/login`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ openid: PERSON.openid }),
    });
    expect(response.status).toBe(415);
  });

  test.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:10086', 'http://127.0.0.1:10086'],
    ['https://localhost.example', null],
    ['https://example.com', null],
  ])('a page from %s may read: %s', async (origin, allowed) => {
    const { simulator } = await start();
    const response = await fetch(`${simulator.url}/simulator/people`, { headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
  });

  test('faults that wait can be cleared', async () => {
    const { simulator, phone } = await start();
    await phone.addFault({ path: '/sns/jscode2session', answer: { status: 500 }, times: 9 });
    expect((await fetch(`${simulator.url}/sns/jscode2session`)).status).toBe(500);
    await phone.clearFaults();
    expect((await fetch(`${simulator.url}/sns/jscode2session`)).status).toBe(200);
  });
});

test('another host name is refused', async () => {
  const { simulator } = await start();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    http
      .get(
        `${simulator.url}/simulator/people`,
        { headers: { host: 'attacker.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
      .on('error', reject);
  });
  expect(status).toBe(403);
});

describe('the page of received notices', () => {
  const page = async (url: string, openid?: string) => {
    const response = await fetch(openid ? `${url}/?openid=${openid}` : url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    return response.text();
  };

  test('shows people, then the chosen one with notices, newest first', async () => {
    const { simulator, phone } = await start({ clientUrl: 'http://localhost:3000' });
    expect(await page(simulator.url)).toContain('李秀英');
    for (const matter of ['第一件', '第二件']) {
      await phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
      expect(await send(simulator.url, matter)).toMatchObject({ errcode: 0 });
    }
    await phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
    const html = await page(simulator.url, PERSON.openid);
    expect(html.indexOf('第二件')).toBeGreaterThan(-1);
    expect(html.indexOf('第二件')).toBeLessThan(html.indexOf('第一件'));
    expect(html).toContain('任务到期提醒 还可收 1 条');
    expect(html).toContain('href="http://localhost:3000/pages/report/index?id=1"');
  });

  test('shows what people wrote as text, never as markup', async () => {
    const nickname = '<img src=x onerror=alert(1)>';
    const { simulator, phone } = await start({ people: [{ ...PERSON, nickname }] });
    await phone.subscribe(PERSON.openid, [TEMPLATE.id], true);
    await send(simulator.url, '<script>1</script>');
    const html = await page(simulator.url, PERSON.openid);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script>1');
    expect(html).toContain('&lt;script&gt;1&lt;/script&gt;');
  });
});
