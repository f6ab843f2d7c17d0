import { randomUUID } from 'node:crypto';
import type { ReportDetail } from '@shared/schemas/reports';
import type { MessagesPage, Message as Said, ThreadPage } from '@shared/schemas/talk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Message } from '../../models/Message';
import { Person } from '../../models/Person';
import { Post } from '../../models/Post';
import { Thread } from '../../models/Thread';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';
import { noteWritten } from '../../test/written';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
/** Monday, 23 November 2026, 10:00 in Asia/Shanghai: a working day, in office hours. */
const OFFICE = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
beforeEach(() => server.clock.set(OFFICE));
afterAll(() => server.close());

const say = (thread: string, person: TestPerson | null, text: string, key: string = randomUUID()) =>
  server.post<Said>(`/threads/${thread}/messages`, person, { body: { kind: 'text', text }, key });
const read = (thread: string, person: TestPerson | null, query: Record<string, number> = {}) =>
  server.get<MessagesPage>(`/threads/${thread}/messages`, person, { query });
const list = async (person: TestPerson, scope: 'mine' | 'posts' | 'waiting') =>
  (await server.get<ThreadPage>('/threads', person, { query: { scope } })).body;

/** A resident of the first grid. */
const neighbour = () => buildPerson({ gridCode: county.grids[0] ?? null });
const gridThread = (person: TestPerson) => `grid-${person._id}`;
async function reportThread(): Promise<{ id: string; thread: string }> {
  const { id } = await submit(server, county, cast.resident);
  return { id, thread: `report-${id}` };
}

describe('a talk about a report', () => {
  it('goes between the resident and who has it', async () => {
    const { thread } = await reportThread();
    const asked = await say(thread, cast.resident, '什么时候来看看？');
    expect([asked.status, asked.body.sequence, asked.body.mine]).toEqual([201, 1, true]);
    const waiting = await list(cast.gridMember, 'waiting');
    expect(waiting.items.find(({ id }) => id === thread)).toMatchObject({
      unreadCount: 1,
      canWrite: true,
      mine: false,
      last: { words: '什么时候来看看？' },
    });
    expect((await say(thread, cast.gridMember, '今天下午到。')).body.sequence).toBe(2);
    const { body } = await read(thread, cast.resident);
    expect(body.items.map(({ text, mine, from }) => [text, mine, from])).toEqual([
      ['什么时候来看看？', true, '我'],
      ['今天下午到。', false, '第一村第一网格网格员'],
    ]);
    const mine = await list(cast.resident, 'mine');
    expect(mine.items.find(({ id }) => id === thread)).toMatchObject({
      unreadCount: 1,
      mine: true,
    });
    expect((await list(cast.gridMember, 'waiting')).items.some(({ id }) => id === thread)).toBe(
      false,
    );
  });

  it('is the first contact, told without what was said', async () => {
    const { id, thread } = await reportThread();
    await say(thread, cast.resident, '收到了吗');
    await say(thread, cast.gridMember, '收到，身份证号不用发');
    await say(thread, cast.gridMember, '下午去');
    const { body } = await server.get<ReportDetail>(`/reports/${id}`, cast.resident);
    const contacts = body.timeline.filter(({ action }) => action === 'contact');
    expect(contacts.map(({ words }) => words)).toEqual(['已在留言中联系反映人']);
  });

  it('hides the name a report hides', async () => {
    const { id } = await submit(server, county, cast.resident, { hideName: true });
    await say(`report-${id}`, cast.resident, '在吗');
    const { body } = await read(`report-${id}`, cast.gridMember);
    expect([body.thread.title, body.items[0]?.from]).toEqual(['反映人', '反映人']);
  });
});

describe('order', () => {
  it('is one for everybody, without a gap, under twenty senders from both sides', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    await say(thread, person, '开始');
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        say(thread, n % 2 === 0 ? person : cast.gridMember, `第 ${n} 句`),
      ),
    );
    expect(said.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const [mine, theirs] = await Promise.all([
      read(thread, person, { limit: 50 }),
      read(thread, cast.gridMember, { limit: 50 }),
    ]);
    const order = mine.body.items.map(({ sequence }) => sequence);
    expect(order).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect(theirs.body.items.map(({ id }) => id)).toEqual(mine.body.items.map(({ id }) => id));
    expect(new Set(mine.body.items.map(({ text }) => text)).size).toBe(21);
    expect(await Thread.findById(thread).lean()).toMatchObject({ lastSequence: 21 });
  });

  it('pages both ways, each message once', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    for (let n = 1; n <= 7; n++) await say(thread, person, `第 ${n} 句`);
    const newest = (await read(thread, person, { limit: 3 })).body;
    expect(newest.items.map(({ sequence }) => sequence)).toEqual([5, 6, 7]);
    const older = (await read(thread, person, { limit: 3, before: 5 })).body;
    expect([older.items.map(({ sequence }) => sequence), older.more]).toEqual([[2, 3, 4], true]);
    const oldest = (await read(thread, person, { limit: 3, before: 2 })).body;
    expect([oldest.items.map(({ sequence }) => sequence), oldest.more]).toEqual([[1], false]);
    const caughtUp = (await read(thread, person, { limit: 3, after: 3 })).body;
    expect([caughtUp.items.map(({ sequence }) => sequence), caughtUp.more]).toEqual([
      [4, 5, 6],
      true,
    ]);
  });
});

describe('the same message again', () => {
  it('is the message that is there, however many ask at once', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => say(thread, person, '路灯又坏了', key)),
    );
    expect(
      new Set(answers.map(({ status, body }) => `${status}/${body.id}/${body.sequence}`)).size,
    ).toBe(1);
    expect(await Message.countDocuments({ threadId: thread })).toBe(1);
    const other = await say(thread, person, '另一句', key);
    expect(other).toMatchObject({ status: 422, body: { error: { code: 'key_reused' } } });
  });

  it('is found where the process died after the insert', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    const key = randomUUID();
    const { body } = await say(thread, person, '有人吗', key);
    // As the insert left it: nothing that follows from it was done.
    await Message.updateOne({ _id: body.id }, { $set: { pending: true } });
    await Thread.deleteOne({ _id: thread });
    const again = await say(thread, person, '有人吗', key);
    expect(again.body).toEqual(body);
    expect(await Thread.findById(thread).lean()).toMatchObject({
      lastSequence: 1,
      waitingSequence: 1,
    });
    expect(await Message.findById(body.id).lean()).toMatchObject({ pending: false });
  });
});

describe('who may', () => {
  it('needs a login and consent', async () => {
    const { thread } = await reportThread();
    const stranger = await buildPerson({ consent: null });
    for (const [path, method] of [
      ['/threads', 'get'],
      ['/threads/unread', 'get'],
      [`/threads/${thread}/messages`, 'get'],
      [`/threads/${thread}/messages`, 'post'],
      [`/threads/${thread}/marks`, 'post'],
      ['/threads/mine', 'post'],
      ['/uploads/voice', 'post'],
    ] as const) {
      const body = method === 'post' ? { body: {} } : {};
      expect((await server[method](path, null, body)).status).toBe(401);
      expect((await server[method](path, stranger, body)).status).toBe(403);
    }
  });

  it('shuts out other residents, staff beside, and whoever it moved away from', async () => {
    const { id, thread } = await reportThread();
    await say(thread, cast.resident, '只给网格员看');
    const step = stepsOf(server, id);
    await step('verification', cast.gridMember);
    for (const person of [cast.neighbour, cast.otherLeader, cast.handler])
      for (const answer of [
        await read(thread, person),
        await say(thread, person, '我也说一句'),
        await server.post(`/threads/${thread}/marks`, person, { body: { read: 1 } }),
      ])
        expect(answer.status).toBe(404);

    await step('dispatch', cast.villageLeader, {
      target: { kind: 'organisation', organisationId: cast.organisationId },
    });
    expect((await say(thread, cast.handler, '我们来处理')).status).toBe(201);
    await step('refusal', cast.handler, { reason: '不属于我们' });
    expect((await read(thread, cast.handler)).status).toBe(404);
    expect((await read(thread, cast.gridMember)).body.items).toHaveLength(2);
  });

  it('lets a leader above read and answer, and nobody of a neighbour grid', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    await say(thread, person, '在吗');
    const beside = (await buildPost({ role: 'gridMember', areaCode: county.grids[1] ?? '' }))
      .person;
    expect((await read(thread, beside)).status).toBe(404);
    expect((await read(thread, cast.townshipLeader)).body.thread.canWrite).toBe(true);
    const analyst = (await buildPost({ role: 'analyst' })).person;
    expect((await read(thread, analyst)).status).toBe(404);
  });

  it('follows the post: a new holder sees the history, the old one nothing', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    const old = await buildPost({ role: 'gridMember', areaCode: county.grids[0] ?? '' });
    await say(thread, person, '王大爷家漏水');
    expect((await read(thread, old.person)).body.items).toHaveLength(1);
    const successor = await buildPerson();
    await Post.updateOne(
      { _id: old._id },
      { $set: { personId: successor._id }, $inc: { version: 1 } },
    );
    noteWritten(county.code);
    expect((await read(thread, old.person)).status).toBe(404);
    const { body } = await read(thread, successor);
    expect(body.items.map(({ text }) => text)).toEqual(['王大爷家漏水']);
    expect((await list(successor, 'posts')).items.find(({ id }) => id === thread)).toMatchObject({
      unreadCount: 1,
    });
  });

  it('knows no grid of a person who is no more, and asks for one where none was chosen', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    await say(thread, person, '再见');
    await Person.deleteOne({ _id: person._id });
    expect((await read(thread, cast.gridMember)).status).toBe(404);
    expect((await list(cast.gridMember, 'posts')).items.some(({ id }) => id === thread)).toBe(
      false,
    );

    const homeless = await buildPerson();
    const answer = await server.post<{ error: { code: string } }>('/threads/mine', homeless);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'grid_not_chosen']);
  });

  it('refuses what is no message, and changes nothing', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    for (const body of [
      {},
      { kind: 'text' },
      { kind: 'text', text: '' },
      { kind: 'text', text: '字'.repeat(1001) },
      { kind: 'text', text: '好', photos: [] },
      { kind: 'photo', photos: [] },
      { kind: 'voice', voice: 'x'.repeat(40) },
    ])
      expect(
        (await server.post(`/threads/${thread}/messages`, person, { body })).status,
      ).toBeGreaterThanOrEqual(400);
    expect((await say('grid-x', person, '好')).status).toBe(404);
    expect((await say(`report-${randomUUID()}`, person, '好')).status).toBe(404);
    expect(await Message.countDocuments({ threadId: thread })).toBe(0);
  });
});

describe('delivered and read', () => {
  it('stands beside one’s own messages, and never goes back or ahead', async () => {
    const person = await neighbour();
    const thread = gridThread(person);
    await say(thread, person, '一');
    await say(thread, person, '二');
    const mark = (body: object) =>
      server.post(`/threads/${thread}/marks`, cast.gridMember, { body });
    expect((await read(thread, person)).body.others).toEqual({ delivered: 0, read: 0 });
    expect((await mark({ delivered: 2 })).body).toEqual({ delivered: 2, read: 0 });
    expect((await mark({ read: 1 })).body).toEqual({ delivered: 2, read: 1 });
    expect((await mark({ read: 99 })).body).toEqual({ delivered: 2, read: 2 });
    expect((await mark({ read: 0, delivered: 0 })).body).toEqual({ delivered: 2, read: 2 });
    expect((await read(thread, person)).body.others).toEqual({ delivered: 2, read: 2 });
    const item = (await list(cast.gridMember, 'posts')).items.find(({ id }) => id === thread);
    expect(item?.unreadCount).toBe(0);
  });
});
