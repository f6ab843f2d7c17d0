import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../../scripts/network/freePort';
import { createSimulator, type Simulator } from '../../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide, type PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { SIMULATOR_SMS } from '../../../scripts/wechatSimulator/simulatorAccount';
import type { SmsMessage } from './smsClient';
import { createTencentSms, type TencentSmsOptions } from './tencentSms';

const { templates, ...rest } = SIMULATOR_SMS;
const account = {
  ...rest,
  templates: {
    reportDispatched: templates.reportDispatched.id,
    reportResolved: templates.reportResolved.id,
    taskOverdue: templates.taskOverdue.id,
  },
};
const logged: string[] = [];
let simulator: Simulator;
let phones: PhoneSide;
beforeAll(async () => {
  simulator = await createSimulator({ port: 0, county: '411728' });
  phones = createPhoneSide(simulator.url);
});
afterAll(() => simulator.close());

const client = (overrides: Partial<TencentSmsOptions> = {}) =>
  createTencentSms({
    baseUrl: simulator.url,
    account,
    logger: { warn: (fields, words) => void logged.push(`${words} ${JSON.stringify(fields)}`) },
    ...overrides,
  });
let count = 0;
const message = (overrides: Partial<SmsMessage> = {}): SmsMessage => ({
  phone: `1390000${String(++count).padStart(4, '0')}`,
  template: 'reportResolved',
  parameters: ['261122-0000-0001', '道路设施'],
  ...overrides,
});

it('sends what the template says, to the number, once in thirty seconds', async () => {
  const one = message();
  expect(await client().send(one)).toMatchObject({
    outcome: 'sent',
    messageId: expect.any(String),
  });
  expect((await phones.shortMessages()).at(-1)).toMatchObject({
    phone: one.phone,
    text: '【微连心】您反映的事项（编号261122-0000-0001，道路设施）已办结，网格员会与您联系回访。',
  });
  expect(await client().send(one)).toMatchObject({
    outcome: 'failed',
    code: 'LimitExceeded.PhoneNumberThirtySecondLimit',
    retryable: true,
  });
});

it.each([
  ['a wrong key', { account: { ...account, secretKey: 'x' } }, 'AuthFailure.SignatureFailure'],
  [
    'an unknown key',
    { account: { ...account, secretId: 'AKIDx' } },
    'AuthFailure.SecretIdNotFound',
  ],
  ['a clock that is wrong', { now: () => Date.now() - 301_000 }, 'AuthFailure.SignatureExpire'],
  [
    'a signature that was not approved',
    { account: { ...account, signName: '别的' } },
    'FailedOperation.SignatureIncorrectOrUnapproved',
  ],
])('is refused with %s', async (_what, overrides, code) => {
  expect(await client(overrides).send(message())).toEqual({ outcome: 'refused', code });
});

it('is refused where the template wants other parameters, or the number is none', async () => {
  expect(await client().send(message({ parameters: ['1'] }))).toMatchObject({
    code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  });
  expect(await client().send(message({ phone: '12345' }))).toMatchObject({
    code: 'InvalidParameterValue.IncorrectPhoneNumber',
  });
});

it('an answer that is lost may mean a message that went out; nothing sent says so', async () => {
  const one = message();
  await phones.addFault({ path: '/', afterEffect: true, answer: 'reset' });
  expect(await client().send(one)).toEqual({ outcome: 'unknown', cause: 'connection' });
  expect((await phones.shortMessages()).at(-1)?.phone).toBe(one.phone);
  const nobody = `http://127.0.0.1:${await freePort()}`;
  expect(await client({ baseUrl: nobody }).send(message())).toMatchObject({
    outcome: 'failed',
    code: 'unreachable',
    retryable: true,
  });
  expect(logged.join()).not.toContain(account.secretKey);
});
