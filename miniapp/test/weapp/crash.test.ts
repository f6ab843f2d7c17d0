import { randomUUID } from 'node:crypto';
import type { InboxItem, InboxPage } from '@shared/schemas/inbox';
import type { ReportPage, SubmitResponse } from '@shared/schemas/reports';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Push, type PushDocument } from '../../../api/models/Push';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import { type ApiAnswer, ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';

const TEMPLATE = SIMULATOR_TEMPLATES.reportProgress.id;
/**
 * When the process dies, counted from the acknowledgement: before or among what the feedback does, and while WeChat
 * has the message but has not answered yet.
 */
const KILLS = [0, 10, 60, 'whileSending'] as const;
const SEND = '/cgi-bin/message/subscribe/send';
const FEEDBACK_WITHIN_MILLISECONDS = 60_000;

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

const report = (words: string) => ({
  category: 'road',
  words,
  place: {
    source: 'map',
    position: {
      longitude: world.place.wgs84[0],
      latitude: world.place.wgs84[1],
      datum: 'WGS-84',
    },
  },
});

/** Sends until somebody answers, always with the same key, as the mini-program's queue does. */
async function submitUntilAnswered(
  client: ApiClient,
  words: string,
  key: string,
): Promise<ApiAnswer<SubmitResponse>> {
  for (;;) {
    try {
      return await client.post<SubmitResponse>('/reports', report(words), { key });
    } catch {
      await pause(50); // the API is down
    }
  }
}

/** Report numbers of the progress messages that reached a person's WeChat, newest first. */
async function residentsMessages(openid: string): Promise<string[]> {
  const messages = await world.phones.messages(openid);
  return messages
    .filter((message) => message.templateId === TEMPLATE)
    .map((message) => message.data.character_string1 ?? '');
}

async function untilReceived(openid: string, before: number): Promise<void> {
  while ((await residentsMessages(openid)).length <= before) await pause(5);
}

async function inboxOf(client: ApiClient): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  for (let cursor: string | null = null; ; ) {
    const { body }: ApiAnswer<InboxPage> = await client.get(
      `/inbox?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    items.push(...body.items);
    cursor = body.nextCursor;
    if (!cursor) return items;
  }
}

test('kill -9 between acknowledgement and feedback loses nothing and sends nothing twice', async () => {
  let resident = await ApiClient.signIn(world, 'resident');
  const { openid } = world.people.resident;
  const numbers: string[] = [];
  const beingSent: (string | undefined)[] = [];

  for (const [round, when] of KILLS.entries()) {
    for (let n = 0; n < 3; n += 1) {
      await world.phones.subscribe(openid, [TEMPLATE], true);
      await resident.post('/me/subscriptions', {
        results: [{ templateId: TEMPLATE, result: 'accept' }],
      });
    }
    if (when === 'whileSending') {
      await world.phones.addFault({ path: SEND, answer: 'hang', afterEffect: true });
    }
    const before = (await residentsMessages(openid)).length;
    const first = await resident.post<SubmitResponse>('/reports', report(`路灯不亮 ${round}`));
    expect(first.status).toBe(201);
    numbers.push(first.body.number);
    // Two more are under way when the process dies; their senders try again until they are answered.
    const keys = [randomUUID(), randomUUID()];
    const underWay = keys.map((key, n) =>
      submitUntilAnswered(resident, `井盖松动 ${round}-${n}`, key),
    );
    await (when === 'whileSending' ? untilReceived(openid, before) : pause(when));
    await world.api.kill();
    beingSent.push(...(await claimedNumbers(world.people.resident.id)));
    await world.api.start();
    for (const answer of await Promise.all(underWay)) {
      expect(answer.status).toBe(201);
      numbers.push(answer.body.number);
    }
    // And once more with the same key: the same report, not another.
    const again = await submitUntilAnswered(resident, `井盖松动 ${round}-0`, keys[0] ?? '');
    expect(numbers).toContain(again.body.number);
  }
  resident = await ApiClient.signIn(world, 'resident');
  const gridMember = await ApiClient.signIn(world, 'gridMember');

  const mine: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: ApiAnswer<ReportPage> = await resident.get(
      `/reports?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    mine.push(...page.body.items.map((item) => item.number));
    cursor = page.body.nextCursor;
    if (!cursor) break;
  }
  expect(mine.sort(), 'every acknowledged report is there, once').toEqual([...numbers].sort());

  const until = Date.now() + FEEDBACK_WITHIN_MILLISECONDS;
  for (const [name, client] of [
    ['the resident', resident],
    ['the grid member', gridMember],
  ] as const) {
    let told: string[] = [];
    while (told.length < numbers.length && Date.now() < until) {
      told = (await inboxOf(client)).flatMap((item) => item.reportNumber ?? []);
      if (told.length < numbers.length) await pause(200);
    }
    expect(told.sort(), `${name} is told of each report exactly once`).toEqual([...numbers].sort());
  }

  const open = Date.now() + FEEDBACK_WITHIN_MILLISECONDS;
  const ledger = await settledPushes(world.people.resident.id, open);
  // Only now: what was still waiting has gone out.
  const received = await residentsMessages(openid);
  expect(new Set(received).size, 'no message was sent twice').toBe(received.length);
  const numbersOf = (...states: string[]) =>
    ledger.filter((push) => states.includes(push.state)).map((push) => push.values.number);
  expect(numbersOf('sent', 'unknown').sort(), 'the ledger has a row for each').toEqual(
    [...numbers].sort(),
  );
  expect(received, 'what is called sent did arrive').toEqual(
    expect.arrayContaining(numbersOf('sent')),
  );
  const inDoubt = numbersOf('unknown');
  expect(
    inDoubt.filter((number) => received.includes(number)).length,
    'what WeChat took without answering is in doubt, and not sent again',
  ).toBeGreaterThanOrEqual(1);
  expect(inDoubt.length, 'only what was being sent is in doubt').toBeLessThan(numbers.length / 2);
  expect(inDoubt.sort(), 'in doubt is what was claimed when the process died').toEqual(
    [...new Set(beingSent)].sort(),
  );
  console.log(
    `${numbers.length} reports over ${KILLS.length} kills: ${received.length} messages arrived, ${inDoubt.length} in doubt`,
  );
});

/** What a process that is dead had claimed; a command of its last moment is given the time to land. */
async function claimedNumbers(personId: string): Promise<(string | undefined)[]> {
  await pause(100);
  const rows = await Push.find({ personId, template: 'reportProgress', state: 'claimed' }).lean();
  return rows.map((push) => push.values.number);
}

/**
 * The ledger's rows for a person's own reports when all is settled. Claims of a process that died count as lost after
 * minutes: that time is made to have passed.
 */
async function settledPushes(personId: string, until: number): Promise<PushDocument[]> {
  const stateOf = (row: PushDocument) => row.state;
  for (;;) {
    const rows = await Push.find({ personId, template: 'reportProgress' }).lean();
    const states = rows.map(stateOf);
    if (!states.includes('waiting') && !states.includes('claimed')) return rows;
    if (!states.includes('waiting')) {
      await Push.updateMany({ personId, state: 'claimed' }, { claimedAt: new Date(0) });
    }
    if (Date.now() > until) throw new Error(`messages are still open: ${states.join(' ')}`);
    await pause(500);
  }
}
