import { newPush } from '../../commands/newPush';
import { openSession } from '../../commands/openSession';
import { ContentReview } from '../../models/ContentReview';
import { Push } from '../../models/Push';
import { createProjector } from '../../projections/projector';
import type { Endpoint } from '../../routes/endpoint';
import { buildPerson } from '../factories';
import { startTestServer, type TestServer } from '../testServer';
import { type Canaries, plantCanaries } from './canaries';
import { buildCast, type Cast } from './cast';
import { MERGED, must, play, storiesOf } from './scene';
import type { PlainThing, ReportThing, Thing } from './things';

/** All that there is to be reached, with everybody who might try. */
export interface World {
  readonly server: TestServer;
  readonly cast: Cast;
  readonly reports: readonly ReportThing[];
  readonly things: readonly Thing[];
  readonly canaries: Canaries;
  readonly tokens: { readonly expired: string; readonly withoutConsent: string };
  /** @throws where nothing is called so */
  thing(name: string): Thing;
  report(name: string): ReportThing;
}

/** Monday, 23 November 2026, 10:00 in Asia/Shanghai: office hours. The clock stands still: nothing expires meanwhile. */
const MORNING = new Date('2026-11-23T02:00:00Z');

export async function buildWorld(): Promise<World> {
  const server = await startServer();
  const cast = await buildCast();
  const reports = await playReports(server, cast);
  const byName = (name: string): ReportThing => {
    const report = reports.find((one) => one.name === name);
    if (!report) throw new Error(`no report is called ${name}`);
    return report;
  };
  const others = [
    ...(await talk(server, cast, byName)),
    ...cast.kinds.flatMap(({ name, post }): PlainThing[] =>
      post ? [{ kind: 'post', name: `post: ${name}`, id: post._id }] : [],
    ),
    { kind: 'person', name: 'a resident', id: cast.of('reporter').person._id } as const,
    ...(await restrict(server, cast, byName)),
    ...(await send(server, cast, byName)),
    await askSignIn(server),
  ];
  await createProjector(server.deps).drain();
  // Everybody is signed in from here on: what is taken back later is no sign-in.
  for (const { person } of cast.kinds) await server.get('/privacy-text', person);
  const things: Thing[] = [...reports, ...others, ...(await reviews(byName))];
  return {
    server,
    cast,
    reports,
    things,
    canaries: plantCanaries(cast, reports),
    tokens: await tokens(server),
    report: byName,
    thing(name) {
      const thing = things.find((one) => one.name === name);
      if (!thing) throw new Error(`nothing is called ${name}`);
      return thing;
    },
  };
}

async function startServer(endpoints?: readonly Endpoint[]): Promise<TestServer> {
  const server = await startTestServer({ RATE_LIMITS: 'off' }, { endpoints });
  server.clock.set(MORNING);
  return server;
}

/** The same world behind an API with other operations; closed apart from it. */
export const withEndpoints = async (
  world: World,
  endpoints: readonly Endpoint[],
): Promise<World> => ({ ...world, server: await startServer(endpoints) });

async function playReports(server: TestServer, cast: Cast): Promise<ReportThing[]> {
  const reports: ReportThing[] = [];
  for (const [n, story] of storiesOf(cast).entries())
    reports.push(await play(server, cast, story, n));
  const original = reports.find(({ name }) => name === 'accepted');
  const opening = { by: 'neighbour' };
  const child = await play(
    server,
    cast,
    {
      name: MERGED,
      opening,
      steps: [['grid member here', 'merger', { original: original?.number }]],
    },
    reports.length,
  );
  // Moved after it was told to those of the old place.
  const moved = await play(
    server,
    cast,
    { name: 'moved to another township', opening, steps: [] },
    reports.length + 1,
  );
  await createProjector(server.deps).drain();
  await must(server, cast.of('grid member here'), `/reports/${moved.id}/relocation`, {
    place: { source: 'list', areaCode: cast.places.awayMicroGrid },
    words: '在另一个镇',
  });
  const { awayMicroGrid: areaCode } = cast.places;
  const { facts } = moved;
  return [...reports, child, { ...moved, facts: { ...facts, areaCode, before: facts } }];
}

/** A talk about some reports, and one of a neighbour with their grid. */
async function talk(
  server: TestServer,
  cast: Cast,
  report: (name: string) => ReportThing,
): Promise<PlainThing[]> {
  const say = (who: string, thread: string, text: string) =>
    must<{ id: string }>(server, cast.of(who), `/threads/${thread}/messages`, {
      kind: 'text',
      text,
    });
  const things: PlainThing[] = [];
  for (const name of ['submitted', 'accepted', 'about staff of the village']) {
    const { id, marks } = report(name);
    const thread = `report-${id}`;
    const said = await say('reporter', thread, `请问几时来 ${marks.talk}`);
    things.push({ kind: 'talk', name: `talk about a report: ${name}`, id: thread });
    if (name !== 'accepted') continue;
    const answer = await say('handler given it', thread, '明天上午');
    things.push({ kind: 'message', name: 'message of a resident', id: said.id });
    things.push({ kind: 'message', name: 'message of the staff', id: answer.id });
  }
  const own = `grid-${cast.of('neighbour').person._id}`;
  await say('neighbour', own, '楼道灯坏了 kxtalkown');
  return [...things, { kind: 'talk', name: 'talk with one’s own grid', id: own }];
}

/** Somebody is held back by an administrator of the township, and objects. */
async function restrict(
  server: TestServer,
  cast: Cast,
  report: (name: string) => ReportThing,
): Promise<PlainThing[]> {
  const hold = (who: string, name: string, days: number) =>
    must<{ id: string }>(server, cast.of(who), '/restrictions', {
      reportId: report(name).id,
      days,
      reason: '多次重复提交 kxheld',
    });
  const held = await hold('administrator of the township', 'made by one who is held back', 7);
  await must(server, cast.of('resident held back'), '/me/restriction/objection', {
    words: '我没有重复 kxheld',
  });
  const about = 'about the administrator of the township';
  const other = await hold('administrator of the county', about, 5);
  return [
    { kind: 'restriction', name: 'a restriction with an objection', id: held.id },
    { kind: 'restriction', name: `a restriction for a report ${about}`, id: other.id },
  ];
}

async function send(
  server: TestServer,
  cast: Cast,
  report: (name: string) => ReportThing,
): Promise<PlainThing[]> {
  const administrator = cast.of('administrator of the county');
  const robot = await must<{ id: string }>(server, administrator, '/robots', {
    areaCode: cast.places.township,
    name: '工作群',
    kinds: ['new'],
    webhook: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
  });
  const pushes = ['submitted', 'about the administrator of the county'].map((name) => {
    const { id, number } = report(name);
    const receiver = cast.of('supervisor of the county').person._id;
    return {
      ...newPush(server.deps, {
        _id: `${id}/1/${receiver}/wechat`,
        county: cast.places.county,
        channel: 'wechat',
        receiver,
        template: 'taskAssigned',
        reportId: id,
        alarm: false,
        values: { number, matter: '道路设施', status: '', place: '', at: MORNING, note: '' },
      }),
      state: 'failed' as const,
    };
  });
  await Push.insertMany(pushes);
  const sendId = (id: string | undefined): string => Buffer.from(id ?? '').toString('base64url');
  return [
    { kind: 'robot', name: 'a robot', id: robot.id },
    { kind: 'send', name: 'a send that failed', id: sendId(pushes[0]?._id) },
    {
      kind: 'send',
      name: 'a send about the administrator of the county',
      id: sendId(pushes[1]?._id),
    },
  ];
}

/** What waits for a person of a report, and of one about the staff. */
async function reviews(report: (name: string) => ReportThing): Promise<PlainThing[]> {
  const of = async (name: string, called: string): Promise<PlainThing> => {
    const found = await ContentReview.findOne({ 'subject.id': report(name).id, kind: 'words' });
    if (!found) throw new Error(`nothing is asked about ${name}`);
    return { kind: 'review', name: called, id: found._id };
  };
  return [
    await of('submitted', 'a question about words'),
    await of('about staff of the village', 'a question about words about staff'),
  ];
}

/** Of somebody whose sign-in ran out, and of somebody who did not agree to the privacy text. */
async function tokens(server: TestServer): Promise<World['tokens']> {
  const tokenOf = async (consent: boolean, now: Date): Promise<string> => {
    const person = await buildPerson({ openid: null, ...(consent ? {} : { consent: null }) });
    return (await openSession({ ...server.deps, now: () => now }, person, 'browser')).accessToken;
  };
  return {
    expired: await tokenOf(true, new Date(MORNING.getTime() - 3_600_000)),
    withoutConsent: await tokenOf(false, MORNING),
  };
}

async function askSignIn(server: TestServer): Promise<PlainThing> {
  const { body } = await server.post<{ id: string; secret: string }>('/sign-in-requests', null, {});
  return { kind: 'request', name: 'a browser that asks to be let in', id: body.id };
}
