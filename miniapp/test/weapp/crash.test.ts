import { randomUUID } from 'node:crypto';
import type { InboxItem, InboxPage } from '@shared/schemas/inbox';
import type { ReportPage, SubmitResponse } from '@shared/schemas/reports';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import { type ApiAnswer, ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';

const TEMPLATE = SIMULATOR_TEMPLATES.reportProgress.id;
/** From the acknowledgement to the kill: before, among and after what the feedback does. */
const PAUSES_MILLISECONDS = [0, 5, 15, 40, 100, 250];
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

  for (const [round, milliseconds] of PAUSES_MILLISECONDS.entries()) {
    for (let n = 0; n < 3; n += 1) {
      await world.phones.subscribe(openid, [TEMPLATE], true);
      await resident.post('/me/subscriptions', {
        results: [{ templateId: TEMPLATE, result: 'accept' }],
      });
    }
    const first = await resident.post<SubmitResponse>('/reports', report(`路灯不亮 ${round}`));
    expect(first.status).toBe(201);
    numbers.push(first.body.number);
    // Two more are under way when the process dies; their senders try again until they are answered.
    const keys = [randomUUID(), randomUUID()];
    const underWay = keys.map((key, n) =>
      submitUntilAnswered(resident, `井盖松动 ${round}-${n}`, key),
    );
    await pause(milliseconds);
    await world.api.kill();
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
      told = (await inboxOf(client)).map((item) => item.reportNumber);
      if (told.length < numbers.length) await pause(200);
    }
    expect(told.sort(), `${name} is told of each report exactly once`).toEqual([...numbers].sort());
  }

  const sent = (await world.phones.messages(openid))
    .filter((message) => message.templateId === TEMPLATE)
    .map((message) => message.data.character_string1);
  expect(new Set(sent).size, 'no message was sent twice').toBe(sent.length);
  expect(sent.length, 'most messages survived the crashes').toBeGreaterThanOrEqual(
    numbers.length - PAUSES_MILLISECONDS.length * 3,
  );
  console.log(
    `${numbers.length} reports, ${sent.length} messages sent, over ${PAUSES_MILLISECONDS.length} kills`,
  );
});
