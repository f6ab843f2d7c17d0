import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import {
  OPENID,
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';
import { fillTemplate, TEMPLATE_FIELDS } from './subscribeTemplates';
import type { SubscribeMessage } from './wechatTypes';

const PATH = '/cgi-bin/message/subscribe/send';
const TEMPLATE_ID = SIMULATOR_TEMPLATES.reportProgress.id;
const DATA = {
  character_string1: 'SP260506-0001',
  thing2: '路灯不亮',
  phrase3: '已派单',
  time4: '2026年5月6日 17:30',
  thing5: '河西村第三网格已接单',
};

let wechat: WechatUnderTest;
beforeEach(async () => {
  wechat = await startWechat();
});
afterEach(() => wechat.close());

const send = (changes: Partial<SubscribeMessage> = {}) =>
  wechat.client.sendSubscribeMessage({
    openid: OPENID,
    templateId: TEMPLATE_ID,
    page: 'pages/report/index?id=1',
    data: DATA,
    ...changes,
  });
const allow = (times = 1) =>
  Promise.all(
    Array.from({ length: times }, () => wechat.phone.subscribe(OPENID, [TEMPLATE_ID], true)),
  );

test('one tap of "allow" pays for one message, then 43101', async () => {
  await allow();
  expect(await send()).toEqual({ outcome: 'sent', msgId: expect.stringMatching(/^\d{19}$/) });
  expect(await send()).toEqual({ outcome: 'refused', code: 43101 });
  const received = await wechat.phone.messages(OPENID);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ data: DATA, page: 'pages/report/index?id=1' });
});

test('the message id keeps all its digits', async () => {
  await allow();
  const result = await send();
  const [received] = await wechat.phone.messages(OPENID);
  expect(result).toEqual({ outcome: 'sent', msgId: received?.id });
});

test('a tap pays for its own template only, a refusal for none', async () => {
  await wechat.phone.subscribe(OPENID, [SIMULATOR_TEMPLATES.taskDue.id], true);
  await wechat.phone.subscribe(OPENID, [TEMPLATE_ID], false);
  expect(await send()).toEqual({ outcome: 'refused', code: 43101 });
});

test.each([
  { why: 'an unknown openid', code: 40003, changes: { openid: 'oNobody' } },
  { why: 'an unknown template', code: 40037, changes: { templateId: 'no-such-template' } },
  { why: 'an unknown page', code: 41030, changes: { page: 'pages/nowhere/index' } },
  { why: 'a page with a leading slash', code: 41030, changes: { page: '/pages/report/index' } },
  {
    why: 'a thing of 21 characters',
    code: 47003,
    changes: { data: { ...DATA, thing2: '字'.repeat(21) } },
  },
  { why: 'a phrase with a digit', code: 47003, changes: { data: { ...DATA, phrase3: '第2步' } } },
  {
    why: 'an ISO time',
    code: 47003,
    changes: { data: { ...DATA, time4: '2026-05-06T17:30:00Z' } },
  },
  { why: 'a missing field', code: 47003, changes: { data: { thing2: '只有一项' } } },
])('$why fails for good ($code) and costs no quota', async ({ code, changes }) => {
  await allow();
  expect(await send(changes)).toMatchObject({ outcome: 'failed', code, retryable: false });
  expect(await wechat.phone.quotas(OPENID)).toMatchObject({ [TEMPLATE_ID]: 1 });
});

test('47003 names the field', async () => {
  await allow();
  expect(await send({ data: { ...DATA, phrase3: 'abc' } })).toMatchObject({
    message: expect.stringContaining('data.phrase3.value invalid'),
  });
});

test.each([-1, 45009, 45011, 43108])('%i may work later', async (errcode) => {
  await wechat.phone.addFault({ path: PATH, answer: { errcode } });
  expect(await send()).toMatchObject({ outcome: 'failed', code: errcode, retryable: true });
});

describe('when it cannot be known whether the message was sent', () => {
  test.each([
    { answer: 'hang', cause: 'timeout' },
    { answer: 'reset', cause: 'connection' },
    { answer: { status: 502 }, cause: 'server_error' },
  ] as const)('$cause: unknown, and not tried again', async ({ answer, cause }) => {
    await allow(2);
    await wechat.phone.addFault({ path: PATH, answer, afterEffect: true });
    expect(await send()).toEqual({ outcome: 'unknown', cause });
    expect(await wechat.phone.messages(OPENID)).toHaveLength(1);
    expect(wechat.calls.filter((path) => path === PATH)).toHaveLength(1);
  });

  test('an answer that is no JSON: unknown', async () => {
    const page = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
    await once(page, 'listening');
    const { port } = page.address() as AddressInfo;
    const client = wechat.newClient({
      request: ((url: URL, options) =>
        request(
          url.pathname === PATH ? `http://127.0.0.1:${port}` : url,
          options,
        )) as typeof request,
    });
    await allow();
    expect(
      await client.sendSubscribeMessage({ openid: OPENID, templateId: TEMPLATE_ID, data: DATA }),
    ).toEqual({ outcome: 'unknown', cause: 'server_error' });
    page.close();
  });
});

test('nobody listening: surely not sent, may work later', async () => {
  await wechat.close();
  const client = wechat.newClient();
  const result = await client.sendSubscribeMessage({
    openid: OPENID,
    templateId: TEMPLATE_ID,
    data: DATA,
  });
  expect(result).toMatchObject({ outcome: 'failed', code: 'unreachable', retryable: true });
  wechat = await startWechat();
});

test('every template is filled so that the platform takes it, whatever people wrote', async () => {
  const long = '长'.repeat(300);
  const at = new Date('2026-05-06T09:30:00Z');
  const filled = {
    reportProgress: fillTemplate('reportProgress', {
      number: 'SP260506-0001',
      matter: `路灯\n${long}`,
      status: '等待群众评价中',
      at,
      note: '',
    }),
    reportResolved: fillTemplate('reportResolved', {
      number: '遂平',
      matter: '😀',
      at,
      outcome: long,
    }),
    taskAssigned: fillTemplate('taskAssigned', {
      number: '1',
      matter: long,
      place: '\t',
      due: at,
      note: long,
    }),
    taskDue: fillTemplate('taskDue', {
      number: '1',
      matter: 'x',
      due: at,
      status: '2h',
      note: 'y',
    }),
  };
  for (const [name, { id, fields }] of Object.entries(SIMULATOR_TEMPLATES)) {
    const data = filled[name as keyof typeof filled];
    expect(Object.values(TEMPLATE_FIELDS[name as keyof typeof filled])).toEqual(
      Object.keys(fields),
    );
    await wechat.phone.subscribe(OPENID, [id], true);
    expect(await send({ templateId: id, data })).toMatchObject({ outcome: 'sent' });
  }
});
