import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SIMULATOR_SMS } from '../../scripts/wechatSimulator/simulatorAccount';
import { Push } from '../models/Push';
import type { ReportDocument, TimelineEntry } from '../models/Report';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { TEST_COUNTY } from '../test/buildCounty';
import { buildReport, entry } from '../test/buildReport';
import { buildPerson, type TestPerson } from '../test/factories';
import { type SendSimulator, startSendSimulator } from '../test/sendSimulator';
import { startTestServer, type TestServer } from '../test/testServer';
import { planDuePushes } from './planPushes';
import { createProjector } from './projector';

const { templates, ...rest } = SIMULATOR_SMS;
const account = {
  ...rest,
  templates: {
    reportDispatched: templates.reportDispatched.id,
    reportResolved: templates.reportResolved.id,
    taskOverdue: templates.taskOverdue.id,
  },
};

let simulator: SendSimulator;
let server: TestServer;
beforeAll(async () => {
  simulator = await startSendSimulator();
  server = await startTestServer({
    SMS_BASE_URL: simulator.url,
    SMS_ACCOUNTS: { [TEST_COUNTY]: account },
  });
});
afterAll(async () => {
  await server.close();
  await simulator.close();
});
afterEach(async () => {
  await simulator.phones.clearFaults();
  await Push.collection.deleteMany({});
  server.clock.set(new Date());
});

const drain = () => createProjector(server.deps).drain();
const step = (action: TimelineEntry['action'], sequence: number, person: TestPerson) =>
  entry(sequence, { action, receivers: [{ personId: person._id, as: 'resident' }] });
const arrived = async ({ clear }: TestPerson): Promise<string[]> =>
  (await simulator.phones.shortMessages())
    .filter(({ phone }) => phone === clear.phone)
    .map(({ text }) => text);
const ledger = async ({ _id }: TestPerson) =>
  (await Push.find({ personId: _id }).sort({ _id: 1 }).lean()).map(
    ({ channel, state, code }) => `${channel} ${state} ${code}`,
  );

it('a resident without WeChat is told of dispatch and outcome, signed as the platform asks', async () => {
  const person = await buildPerson({ openid: null });
  const withWechat = await buildPerson();
  const report = await buildReport([step('dispatch', 1, person), step('progress', 2, person)]);
  await buildReport([step('dispatch', 1, withWechat)]);
  await Promise.all([drain(), drain()]);
  const number = `261122-${report.number.slice(6, 10)}-${report.number.slice(10)}`;
  expect(await arrived(person)).toEqual([
    `【微连心】您反映的事项（编号${number}，道路设施）已派单，办理中有进展会再告诉您。`,
  ]);
  expect(await ledger(withWechat)).toEqual([]);

  // Too soon for the carrier: it goes on by itself.
  await buildReport([step('resolve', 1, person)]);
  await drain();
  expect((await ledger(person)).sort()).toEqual([
    'sms sent null',
    'sms waiting LimitExceeded.PhoneNumberThirtySecondLimit',
  ]);
  simulator.clock.advance(61_000);
  server.clock.advance(61_000);
  await drain();
  expect((await arrived(person)).at(-1)).toContain('已办结');
});

it('an alarm that is late reaches staff who allowed no message by SMS, the others in WeChat', async () => {
  const [bare, subscriber] = [await buildPerson(), await buildPerson()];
  const openid = subscriber.clear.openid ?? '';
  await server.phones.register([{ openid, nickname: '试', phone: subscriber.clear.phone ?? '' }]);
  await SubscriptionQuota.create({
    _id: `${subscriber._id}/taskDue`,
    personId: subscriber._id,
    template: 'taskDue',
    left: 1,
  });
  const tell = async (urgency: ReportDocument['urgency'], stage: 'reminded' | 'overdue') => {
    const report = await buildReport([], { urgency, pendingProjection: false });
    const at = new Date();
    const receivers = [bare, subscriber].map(({ _id }) => ({
      personId: _id,
      as: 'staff' as const,
    }));
    await planDuePushes(
      server.deps,
      { report, stage, dueFor: 'acceptance', due: at, at },
      receivers,
    );
  };
  await tell('urgent', 'overdue');
  expect(await ledger(bare)).toEqual(['sms waiting null']);
  expect(await ledger(subscriber)).toEqual(['wechat waiting null']);
  await drain();
  expect(await arrived(bare)).toEqual([expect.stringContaining('已超期，请尽快处理')]);
  await tell('normal', 'overdue');
  await tell('urgent', 'reminded');
  expect(await ledger(bare)).toEqual(['sms sent null']);
});

it('a wrong signature is refused and said; a lost answer is unknown and not sent again', async () => {
  const person = await buildPerson({ openid: null });
  const wrong = await startTestServer({
    SMS_BASE_URL: simulator.url,
    SMS_ACCOUNTS: { [TEST_COUNTY]: { ...account, secretKey: 'not-the-key' } },
  });
  await buildReport([step('dispatch', 1, person)]);
  await createProjector(wrong.deps).drain();
  await wrong.close();
  expect(await ledger(person)).toEqual(['sms refused AuthFailure.SignatureFailure']);
  expect(await arrived(person)).toEqual([]);

  const other = await buildPerson({ openid: null });
  await simulator.phones.addFault({ path: '/', afterEffect: true, answer: 'reset' });
  await buildReport([step('dispatch', 1, other)]);
  await drain();
  server.clock.advance(3_600_000);
  await drain();
  expect(await ledger(other)).toEqual(['sms unknown connection']);
  expect(await arrived(other)).toHaveLength(1);
});

it('is off where no county configured it', async () => {
  const off = await startTestServer();
  const person = await buildPerson({ openid: null });
  await buildReport([step('dispatch', 1, person)]);
  await createProjector(off.deps).drain();
  await off.close();
  expect(await ledger(person)).toEqual([]);
});
