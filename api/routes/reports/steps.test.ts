import type { ReportDetail } from '@shared/schemas/reports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Report } from '../../models/Report';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost } from '../../test/factories';
import { buildCast, type Cast, type Step, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let grid: string;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
  grid = county.grids[0] ?? '';
});
// A person may send twenty a minute: every test has a resident of its own.
beforeEach(async () => {
  cast = { ...cast, resident: await buildPerson() };
});
afterAll(() => server.close());

const start = async (rest = {}): Promise<{ id: string; step: Step }> => {
  const { id } = await submit(server, county, cast.resident, rest);
  return { id, step: stepsOf(server, id) };
};
const toGrid = () => ({ target: { kind: 'area', areaCode: grid } });
const toDepartment = () => ({
  target: { kind: 'organisation', organisationId: cast.organisationId },
});
const errorOf = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { error: { code: string } }).error.code,
];

/** Brings a report to 待评价, handled in the own grid. */
async function resolved(at: TestServer = server): Promise<{ id: string; step: Step }> {
  const { id } = await submit(at, county, cast.resident);
  const report = { id, step: stepsOf(at, id) };
  await report.step('verification', cast.gridMember);
  await report.step('dispatch', cast.villageLeader, toGrid());
  await report.step('acceptance', cast.gridMember);
  await report.step('resolution', cast.gridMember, { words: '已填平' });
  return report;
}

describe('the lot of inspection', () => {
  it('falls on resolutions as often as the settings say, and the supervisor is told', async () => {
    const { person: supervisor } = await buildPost({ role: 'supervisor', areaCode: county.code });
    const drawing = await startTestServer({ INSPECT_ONE_IN: 1 });
    try {
      const outcomes = [];
      for (const at of [server, drawing]) {
        const { id } = await resolved(at);
        const { inspection, timeline } = (await Report.findById(id).lean()) ?? {};
        const told = timeline?.at(-1)?.receivers.map(({ personId }) => personId);
        outcomes.push([inspection?.why, told?.includes(supervisor._id)]);
      }
      expect(outcomes).toEqual([
        [undefined, false],
        ['sample', true],
      ]);
    } finally {
      await drawing.close();
    }
  });
});

describe('the life of a report', () => {
  it('goes from 点单 to 评单, one entry and one version a step', async () => {
    const { id, step } = await start();
    const states = [
      await step('verification', cast.gridMember, { category: 'utilities', words: '属实' }),
      await step('dispatch', cast.villageLeader, toDepartment()),
      await step('acceptance', cast.handler),
      await step('progress', cast.handler, { words: '明天施工' }),
      await step('resolution', cast.handler, { words: '已填平' }),
      await step('rating', cast.resident, { solved: true, satisfaction: 'satisfied', speed: 5 }),
    ].map(({ status, body }) => [status, body.state, body.version, body.timeline.length]);
    expect(states).toEqual([
      [200, 'verified', 2, 2],
      [200, 'dispatched', 3, 3],
      [200, 'accepted', 4, 4],
      [200, 'accepted', 5, 5],
      [200, 'resolved', 6, 6],
      [200, 'closed', 7, 7],
    ]);
    const { body } = await server.get<ReportDetail>(`/reports/${id}`, cast.resident);
    expect(body.category.code).toBe('utilities');
    expect(body.rating).toMatchObject({ solved: true, satisfaction: 'satisfied', speed: 5 });
    expect(body.stepsDone).toBe(6);
    expect(body.timeline.map((entry) => entry.sequence)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(body.abilities).toEqual(['redact']);
  });

  it('asks the resident, who answers, and verification goes on', async () => {
    const { step } = await start();
    const asked = await step('information-request', cast.gridMember, { words: '在哪里？' });
    expect(asked.body).toMatchObject({ state: 'needsMore', dueAt: null });
    expect(asked.body.holder.kind).toBe('reporter');
    const answered = await step('supplement', cast.resident, { words: '小学西边' });
    expect(answered.body).toMatchObject({ state: 'submitted', dueFor: 'verification' });
  });

  it('rejects with a reason and who could help', async () => {
    const { step } = await start();
    const body = { reason: 'notOurs', words: '位置在邻县', whoCanHelp: '邻县12345' };
    const { body: report } = await step('rejection', cast.gridMember, body);
    expect(report.state).toBe('rejected');
    expect(report.timeline[0]?.summary).toContain('邻县12345');
    expect(errorOf(await step('verification', cast.gridMember))).toEqual([409, 'wrong_state']);
  });

  it('comes back when declined, and the resolution clock does not restart', async () => {
    const { step } = await start();
    await step('verification', cast.gridMember);
    const first = await step('dispatch', cast.villageLeader, toDepartment());
    const declined = await step('refusal', cast.handler, { reason: '不归我们管' });
    expect(declined.body).toMatchObject({ state: 'verified' });
    expect(errorOf(await step('acceptance', cast.handler))).toEqual([404, 'not_found']);
    const second = await step('dispatch', cast.villageLeader, toGrid());
    expect(second.body.clocks.resolveBy).toBe(first.body.clocks.resolveBy);
    expect(second.body.assignments.map((a) => a.state)).toEqual(['declined', 'waiting']);
  });

  it('is reopened one level higher when not solved, at most twice, then put on the county books', async () => {
    const { step } = await resolved();
    const unsolved = { solved: false, words: '还是老样子' };
    const first = await step('rating', cast.resident, unsolved);
    expect(first.body).toMatchObject({ state: 'reopened', reopenings: 1 });
    expect(first.body.holder.contacts[0]?.name).toBe(cast.villageLeader.clear.name);
    for (const reopenings of [1, 2]) {
      await step('dispatch', cast.townshipLeader, toGrid());
      await step('acceptance', cast.gridMember);
      await step('resolution', cast.gridMember, { words: '又修了一次' });
      const again = await step('rating', cast.resident, unsolved);
      expect(again.body.state).toBe(reopenings === 1 ? 'reopened' : 'shelved');
    }
  });

  it('keeps a grid member from handling again what came back', async () => {
    const { step } = await resolved();
    await step('rating', cast.resident, { solved: false, words: '没有' });
    expect(errorOf(await step('dispatch', cast.gridMember, toGrid()))).toEqual([403, 'forbidden']);
  });

  it('lets a grid member keep it in the own grid (自办), but send it nowhere else', async () => {
    const { step } = await start();
    await step('verification', cast.gridMember);
    expect(errorOf(await step('dispatch', cast.gridMember, toDepartment()))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await step('dispatch', cast.gridMember, toGrid())).body.state).toBe('dispatched');
  });

  it('gives a report to nobody who is not on duty', async () => {
    const { step } = await start();
    await step('verification', cast.gridMember);
    const empty = { target: { kind: 'area', areaCode: `${grid.slice(0, 9)}002` } };
    expect(errorOf(await step('dispatch', cast.townshipLeader, empty))).toEqual([
      422,
      'target_unavailable',
    ]);
  });
});

describe('who may take a step', () => {
  it.each([
    ['verification', {}],
    ['information-request', { words: '？' }],
    ['rejection', { reason: 'notReal', words: '不属实', whoCanHelp: '无' }],
    ['supplement', { words: '补充' }],
    ['acceptance', {}],
    ['refusal', { reason: '不' }],
    ['progress', { words: '在办' }],
    ['resolution', { words: '好了' }],
    ['rating', { solved: true, satisfaction: 'satisfied' }],
    ['notes', { words: '记一笔' }],
    ['reveal', { reason: '联系' }],
  ])(
    '%s: needs a login, and is hidden from neighbours and from those beside',
    async (name, body) => {
      const { id } = await start();
      const path = `/reports/${id}/${name}`;
      expect((await server.post(path, null, { body })).status).toBe(401);
      expect((await server.post(path, cast.neighbour, { body })).status).toBe(404);
      expect((await server.post(path, cast.otherLeader, { body })).status).toBe(404);
    },
  );

  it('lets a resident see and rate, but not do what is the staff’s', async () => {
    const { step } = await start();
    expect(errorOf(await step('verification', cast.resident))).toEqual([403, 'forbidden']);
    expect(errorOf(await step('notes', cast.resident, { words: '？' }))).toEqual([
      403,
      'forbidden',
    ]);
    expect(
      errorOf(await step('rating', cast.gridMember, { solved: true, satisfaction: 'satisfied' })),
    ).toEqual([403, 'forbidden']);
  });

  it('lets nobody act who is on leave', async () => {
    const away = await buildPost({
      role: 'gridMember',
      areaCode: county.grids[5] ?? '',
      onDuty: false,
    });
    const { id } = await submit(server, county, cast.resident, {
      place: { source: 'list', areaCode: county.grids[5] ?? '' },
    });
    expect((await server.get(`/reports/${id}`, away.person)).status).toBe(200);
    expect(errorOf(await stepsOf(server, id)('verification', away.person))).toEqual([
      403,
      'forbidden',
    ]);
  });
});

describe('two at once', () => {
  it('lets one win; the others are told the current state, and nothing is written twice', async () => {
    for (let round = 0; round < 6; round++) {
      cast = { ...cast, resident: await buildPerson() };
      const { id, step } = await start();
      const reject = { reason: 'notReal', words: '无', whoCanHelp: '无' };
      const answers = await Promise.all([
        step('verification', cast.gridMember),
        step('rejection', cast.villageLeader, reject),
        step('verification', cast.townshipLeader),
        step('rejection', cast.gridMember, reject),
        step('verification', cast.villageLeader),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
      const { body } = await server.get<ReportDetail>(`/reports/${id}`, cast.resident);
      expect([body.version, body.timeline.length]).toEqual([2, 2]);
      for (const { status, body: lost } of answers) {
        if (status === 200) continue;
        const { error } = lost as unknown as { error: { details: unknown } };
        expect(error.details).toEqual({ version: body.version, state: body.state });
      }
    }
  });

  it('keeps where a completion picture was taken, in WGS-84, and how far from the matter', async () => {
    const { id, step } = await start();
    await step('verification', cast.gridMember);
    await step('dispatch', cast.villageLeader, toGrid());
    await step('acceptance', cast.gridMember);
    const [longitude, latitude] = county.center(county.microGrids[0] ?? '');
    const position = { longitude, latitude: latitude + 0.009, datum: 'WGS-84', accuracyMetres: 8 };
    const evidence = { capturedAt: '2026-11-22T10:00:00+08:00', position };
    await step('resolution', cast.gridMember, { words: '已填平', evidence });
    const report = await Report.findById(id).lean();
    expect(report?.timeline.at(-1)?.evidence).toMatchObject({
      capturedAt: new Date('2026-11-22T02:00:00Z'),
      accuracyMetres: 8,
      metresFromPlace: 1001,
    });
  });

  it('tells those who handled it what the resident says of the result', async () => {
    const { id, step } = await resolved();
    await step('rating', cast.resident, { solved: true, satisfaction: 'satisfied' });
    const report = await Report.findById(id).lean();
    const told = report?.timeline.at(-1)?.receivers.map((r) => r.personId);
    expect(told).toContain(cast.gridMember._id);
  });

  it('refuses an action on a version that is no longer', async () => {
    const { id, step } = await start();
    await step('notes', cast.gridMember, { words: '看过' });
    const late = await server.post(`/reports/${id}/verification`, cast.gridMember, {
      body: {},
      version: 1,
    });
    expect(errorOf(late)).toEqual([409, 'conflict']);
  });

  it('takes a double tap for one', async () => {
    const { id } = await start();
    const request = { body: {}, key: 'one-tap-sent-twice' };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        server.post<ReportDetail>(`/reports/${id}/verification`, cast.gridMember, request),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(answers[0]?.body.timeline.length).toBe(2);
    const other = await server.post(`/reports/${id}/verification`, cast.gridMember, {
      body: { words: '别的话' },
      key: 'one-tap-sent-twice',
    });
    expect(errorOf(other)).toEqual([422, 'key_reused']);
  });

  it('knows a rating again after it moved the report on', async () => {
    const { id } = await resolved();
    const request = { body: { solved: false, words: '没有解决' }, key: 'rated-and-sent-again' };
    const first = await server.post<ReportDetail>(`/reports/${id}/rating`, cast.resident, request);
    const again = await server.post<ReportDetail>(`/reports/${id}/rating`, cast.resident, request);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.reopenings).toBe(1);
  });
});
