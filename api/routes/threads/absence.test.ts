import { randomUUID } from 'node:crypto';
import type { InboxPage } from '@shared/schemas/inbox';
import type { MessagesPage, ThreadPage } from '@shared/schemas/talk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleTalks } from '../../commands/talk/settleTalks';
import { Message } from '../../models/Message';
import { Post } from '../../models/Post';
import { Thread } from '../../models/Thread';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson, type TestPost } from '../../test/factories';
import { startTestServer, type TestServer } from '../../test/testServer';
import { noteWritten } from '../../test/written';

let server: TestServer;
let county: TestCounty;
let member: TestPost;
let cadre: TestPost;
let leader: TestPost;

/** Monday, 23 November 2026 in Asia/Shanghai. */
const at = (clock: string, day = '23') => new Date(`2026-11-${day}T${clock}:00+08:00`);

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  const grid = county.grids[0] ?? '';
  member = await buildPost({ role: 'gridMember', areaCode: grid });
  cadre = await buildPost({ role: 'villageCadre', areaCode: grid.slice(0, 12) });
  leader = await buildPost({ role: 'gridLeader', areaCode: grid.slice(0, 9) });
  people.push(member.person, cadre.person, leader.person);
});
afterAll(() => server.close());

/** Tokens end with their quarter of an hour. */
const people: TestPerson[] = [];
const go = (time: Date) => {
  server.clock.set(time);
  for (const person of people) server.signOut(person);
};
const duty = async (post: TestPost, onDuty: boolean) => {
  await Post.updateOne({ _id: post._id }, { $set: { onDuty }, $inc: { version: 1 } });
  noteWritten(county.code);
};
const resident = async () => {
  const person = await buildPerson({ gridCode: county.grids[0] ?? null });
  people.push(person);
  return person;
};
const say = (thread: string, person: TestPerson, text: string) =>
  server.post(`/threads/${thread}/messages`, person, { body: { kind: 'text', text } });
const systemWords = async (thread: string, person: TestPerson) =>
  (await server.get<MessagesPage>(`/threads/${thread}/messages`, person)).body.items
    .filter(({ as }) => as === 'system')
    .map(({ text }) => text);
const told = async (person: TestPerson, thread: string) =>
  (await server.get<InboxPage>('/inbox', person)).body.items.filter(
    ({ threadId }) => threadId === thread,
  );

describe('outside office hours', () => {
  it('says once who answers and by when, and again only another time', async () => {
    const person = await resident();
    const thread = `grid-${person._id}`;
    go(at('19:00'));
    await say(thread, person, '有人在吗');
    await say(thread, person, '路灯坏了');
    const answer =
      '现在是非工作时间，已收到您的留言，由第一村第一网格网格员在 11月24日 08:30 前答复。如有紧急危险，请拨打 110、119 或 120。';
    expect(await systemWords(thread, person)).toEqual([answer]);
    await say(thread, member.person, '明早来看');
    go(at('21:00'));
    await say(thread, person, '好的');
    expect(await systemWords(thread, person)).toEqual([answer]);
    go(at('08:20', '24'));
    await say(thread, member.person, '到了');
    go(at('19:00', '24'));
    await say(thread, person, '还没修');
    expect(await systemWords(thread, person)).toHaveLength(2);
    // Nobody is disturbed at night: half an hour of office time has not passed.
    go(at('23:59', '24'));
    await settleTalks(server.deps);
    expect(await told(cadre.person, thread)).toEqual([]);
  });

  it('says nothing while the office is open', async () => {
    const person = await resident();
    go(at('10:00'));
    await say(`grid-${person._id}`, person, '在吗');
    expect(await systemWords(`grid-${person._id}`, person)).toEqual([]);
  });
});

describe('nobody on duty', () => {
  it('goes to the next at once, and says so once an absence', async () => {
    go(at('10:00'));
    await duty(member, false);
    const person = await resident();
    const thread = `grid-${person._id}`;
    await say(thread, person, '在吗');
    await say(thread, person, '急');
    expect(await systemWords(thread, person)).toEqual([
      '网格工作人员暂不在岗，已转给第一镇第一村村干部，11月23日 10:30 前答复您。如有紧急危险，请拨打 110、119 或 120。',
    ]);
    expect(await told(cadre.person, thread)).toHaveLength(1);
    const { items } = (
      await server.get<ThreadPage>('/threads', cadre.person, { query: { scope: 'waiting' } })
    ).body;
    expect(items.find(({ id }) => id === thread)).toMatchObject({ unreadCount: 3 - 1 });
    await duty(member, true);
  });
});

describe('unanswered', () => {
  it('goes up one at a time, each told once, by however many schedulers', async () => {
    const person = await resident();
    const thread = `grid-${person._id}`;
    go(at('11:45'));
    await say(thread, person, '水管爆了');
    go(at('14:14'));
    await settleTalks(server.deps);
    expect(await told(cadre.person, thread)).toEqual([]);
    go(at('14:15'));
    await Promise.all([1, 2, 3].map(() => settleTalks(server.deps)));
    await settleTalks(server.deps);
    expect((await told(cadre.person, thread)).map(({ title, words }) => [title, words])).toEqual([
      ['有居民留言等待答复', '第一村第一网格：请在 11月23日 14:45 前答复'],
    ]);
    expect(await told(leader.person, thread)).toEqual([]);
    expect(await systemWords(thread, person)).toEqual([
      '已转给第一镇第一村村干部，11月23日 14:45 前答复您。',
    ]);
    // A day away: one level, not all at once.
    go(at('15:00', '24'));
    await Promise.all([1, 2].map(() => settleTalks(server.deps)));
    expect(await told(leader.person, thread)).toHaveLength(1);
    go(at('15:31', '24'));
    await settleTalks(server.deps);
    go(at('17:59', '24'));
    await settleTalks(server.deps);
    expect(await systemWords(thread, person)).toEqual([
      '已转给第一镇第一村村干部，11月23日 14:45 前答复您。',
      '已转给第一镇网格长，11月24日 15:30 前答复您。',
      '已转给试验县综治中心，11月24日 16:01 前答复您。',
    ]);
    expect(await Thread.findById(thread).lean()).toMatchObject({ raiseAt: null, telling: null });
  });

  it('is over with an answer; who answered goes on with it until the grid does', async () => {
    const person = await resident();
    const thread = `grid-${person._id}`;
    go(at('09:00'));
    await say(thread, person, '有人吗');
    go(at('09:31'));
    await settleTalks(server.deps);
    await say(thread, cadre.person, '我来看看');
    await say(thread, person, '谢谢');
    const addressed = async () => (await Thread.findById(thread).lean())?.raised.length;
    expect(await addressed()).toBe(1);
    await say(thread, member.person, '我回来了');
    expect(await addressed()).toBe(0);
    go(at('11:00'));
    await settleTalks(server.deps);
    expect(await told(leader.person, thread)).toEqual([]);
  });

  it('does what a crash left: a message its thread does not know, a handing on that was not told', async () => {
    const person = await resident();
    const thread = `grid-${person._id}`;
    go(at('09:00'));
    await say(thread, person, '停电了');
    await Message.updateMany({ threadId: thread }, { $set: { pending: true } });
    await Thread.deleteOne({ _id: thread });
    go(at('09:01'));
    await settleTalks(server.deps);
    expect(await Thread.findById(thread).lean()).toMatchObject({ lastSequence: 1 });

    go(at('09:31'));
    const untold = {
      key: `villageCadre@${cadre.areaCode}`,
      role: 'villageCadre',
      areaCode: cadre.areaCode,
      name: '第一镇第一村村干部',
      by: at('10:01'),
    };
    await Thread.updateOne(
      { _id: thread },
      {
        $set: {
          raised: [untold],
          raiseAt: at('10:01'),
          telling: { ...untold, waitingSequence: 1, step: 1, atOnce: false, at: at('09:31') },
        },
      },
    );
    go(at('09:32'));
    await Promise.all([settleTalks(server.deps), settleTalks(server.deps)]);
    await settleTalks(server.deps);
    expect(await told(cadre.person, thread)).toHaveLength(1);
    expect(await systemWords(thread, person)).toHaveLength(1);
    expect(await Thread.findById(thread).lean()).toMatchObject({ telling: null });
  });
});

describe('what is said of a random talk', () => {
  it('keeps the list’s order and counts at any mix of senders', async () => {
    const person = await resident();
    const thread = `grid-${person._id}`;
    go(at('10:00'));
    await say(thread, person, randomUUID());
    const counts = async (who: TestPerson) =>
      (await server.get<ThreadPage>('/threads/unread', who)).body;
    const before = await counts(member.person);
    await say(thread, person, '再说一句');
    expect((await counts(member.person)).unreadCount).toBe(before.unreadCount + 1);
    await say(thread, member.person, '好');
    expect((await counts(person)).unreadCount).toBe(1);
    expect((await counts(member.person)).waitingCount).toBe(before.waitingCount - 1);
  });
});
