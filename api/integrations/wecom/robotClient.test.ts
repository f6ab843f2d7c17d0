import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../../scripts/network/freePort';
import { createSimulator, type Simulator } from '../../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide, type PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { createRobotClient, type RobotClient } from './robotClient';

const SEND = '/cgi-bin/webhook/send';
const logged: string[] = [];
const logger = {
  warn: (fields: object, words: string) => void logged.push(`${words} ${JSON.stringify(fields)}`),
};
let simulator: Simulator;
let phones: PhoneSide;
let client: RobotClient;
let now = Date.now();
beforeAll(async () => {
  simulator = await createSimulator({ port: 0, county: '411728', now: () => now });
  phones = createPhoneSide(simulator.url);
  client = createRobotClient({ baseUrl: simulator.url, logger });
});
afterAll(() => simulator.close());

const say = (key: string, content = '有 1 件新反映', by: RobotClient = client) =>
  by.send(key, { type: 'markdown', content });

it('writes into the group, 20 times a minute and no more', async () => {
  const key = randomUUID();
  const outcomes: string[] = [];
  for (let i = 0; i < 21; i += 1) outcomes.push((await say(key)).outcome);
  expect(outcomes).toEqual([...Array(20).fill('sent'), 'failed']);
  expect(await say(key)).toMatchObject({ code: 45009, retryable: true });
  now += 60_001;
  expect(await say(key, '又过了一分钟')).toEqual({ outcome: 'sent' });
  expect((await phones.robotMessages(key)).at(-1)).toMatchObject({
    type: 'markdown',
    content: '又过了一分钟',
  });
});

it.each([
  ['a robot that was taken out', '', { outcome: 'refused', code: 93000 }],
  [
    'more than 4,096 bytes',
    '长'.repeat(1366),
    { outcome: 'failed', code: 40058, retryable: false },
  ],
])('is told of %s', async (_what, content, answer) => {
  const key = randomUUID();
  if (content === '') await phones.removeRobot(key);
  expect(await say(key, content || undefined)).toMatchObject(answer);
});

it.each([
  ['hang', { outcome: 'unknown', cause: 'timeout' }],
  ['reset', { outcome: 'unknown', cause: 'connection' }],
  [{ status: 502 }, { outcome: 'unknown', cause: 'server_error' }],
  [{ errcode: -1 }, { outcome: 'failed', code: -1, retryable: true }],
] as const)('tells what surely failed from what may have arrived: %o', async (answer, expected) => {
  await phones.addFault({ path: SEND, answer });
  const hasty = createRobotClient({ baseUrl: simulator.url, logger, timeoutMs: 400 });
  const by = answer === 'hang' ? hasty : client;
  expect(await say(randomUUID(), 'x', by)).toMatchObject(expected);
});

it('never says the key, wherever it fails', async () => {
  const key = randomUUID();
  await phones.addFault({ path: SEND, answer: { errcode: 40058, errmsg: `bad key=${key}` } });
  const answers = [await say(key)];
  const gone = createRobotClient({ baseUrl: `http://127.0.0.1:${await freePort()}`, logger });
  answers.push(await gone.send(key, { type: 'text', content: 'x' }));
  expect(answers[1]).toMatchObject({ outcome: 'failed', code: 'unreachable', retryable: true });
  expect(JSON.stringify([answers, logged])).not.toContain(key);
});
