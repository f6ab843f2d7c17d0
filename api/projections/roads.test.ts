import type { InboxPage } from '@shared/schemas/inbox';
import type { NearbyResponse, ReportDetail } from '@shared/schemas/reports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeUnrated } from '../commands/closeUnrated';
import { escalateOverdue } from '../commands/escalateOverdue';
import { Report, type ReportDocument } from '../models/Report';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { buildOrganisation, buildPerson, buildPost, type TestPerson } from '../test/factories';
import { buildCast, type Cast, type Step, stepsOf, submit } from '../test/reportStory';
import { startTestServer, type TestServer } from '../test/testServer';
import { createProjector } from './projector';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let admin: TestPerson;
let supervisor: TestPerson;
let assistant: TestPerson;
let assistantAt: string;

beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'off' });
  county = await buildCounty();
  cast = await buildCast(county);
  admin = (await buildPost({ role: 'admin', areaCode: county.code })).person;
  const township = county.townships[0] ?? '';
  supervisor = (await buildPost({ role: 'supervisor', areaCode: township })).person;
  const bureau = await buildOrganisation({ name: '县交通局' });
  assistantAt = bureau._id;
  assistant = (await buildPost({ role: 'handler', organisationId: bureau._id })).person;
});
beforeEach(async () => {
  cast = { ...cast, resident: await buildPerson() };
});
afterAll(() => server.close());

/** What a person was told since the last time they were asked, oldest first. */
const told = (() => {
  const seen = new Set<string>();
  return async (person: TestPerson): Promise<string[]> => {
    await createProjector(server.deps).drain();
    const { body } = await server.get<InboxPage>('/inbox', person, { query: { limit: 50 } });
    const fresh = body.items.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh.map(({ title }) => title).reverse();
  };
})();

const start = async (rest = {}): Promise<{ id: string; number: string; step: Step }> => {
  const { id, number } = await submit(server, county, cast.resident, rest);
  return { id, number, step: stepsOf(server, id) };
};
const toOwnGrid = () => ({ target: { kind: 'area', areaCode: county.grids[0] ?? '' } });
const toDepartment = () => ({
  target: { kind: 'organisation', organisationId: cast.organisationId },
});
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;
const detail = async (id: string, person: TestPerson) =>
  (await server.get<ReportDetail>(`/reports/${id}`, person)).body;
const inHand = async () => {
  const report = await start();
  await report.step('verification', cast.gridMember);
  await report.step('dispatch', cast.villageLeader, toDepartment());
  await report.step('acceptance', cast.handler);
  return report;
};
const stored = async (id: string): Promise<ReportDocument> => {
  const report = await Report.findById(id).lean<ReportDocument>();
  if (!report) throw new Error('gone');
  return report;
};

describe('吹哨', () => {
  it('asks several, each for a part; the resident hears of it once, and it waits for every answer', async () => {
    const { id, step } = await start();
    await step('verification', cast.gridMember);
    await told(cast.resident);
    const part = { target: { kind: 'organisation', organisationId: assistantAt }, part: '封路' };
    const grid = { ...toOwnGrid(), part: '看守现场' };
    const sent = { ...toDepartment(), assisting: [part, grid] };
    expect((await step('dispatch', cast.villageLeader, sent)).status).toBe(200);
    expect(await told(cast.resident)).toEqual(['您的反映已派单']);
    expect((await told(assistant)).at(-1)).toBe('有新任务，请接单');

    await step('acceptance', cast.handler);
    expect(codeOf(await step('resolution', cast.handler, { words: '好了' }))).toBe('parts_open');
    expect((await step('part-acceptance', assistant)).status).toBe(200);
    expect((await step('part-answer', assistant, { words: '已封路' })).status).toBe(200);
    expect((await step('part-refusal', cast.gridMember, { reason: '人手不够' })).status).toBe(200);
    expect((await told(cast.handler)).slice(-2)).toEqual([
      '协办单位已答复',
      '协办单位退回，请另行安排',
    ]);
    expect((await step('resolution', cast.handler, { words: '好了' })).status).toBe(200);
    expect(await told(cast.resident)).toEqual(['您的反映已有人接单', '您的反映已办结，请评价']);
    const seen = await detail(id, cast.resident);
    expect(JSON.stringify(seen)).not.toContain('封路');
    expect(JSON.stringify(await detail(id, cast.handler))).toContain('已封路');
  });

  it('calls in one more while it is handled, and lets a part be taken back', async () => {
    const { id, step } = await inHand();
    const part = { target: { kind: 'organisation', organisationId: assistantAt }, part: '借挖机' };
    expect((await step('whistle', cast.handler, { assisting: [part] })).status).toBe(200);
    expect((await told(assistant)).at(-1)).toBe('请您协办');
    expect(codeOf(await step('whistle', cast.handler, { assisting: [part] }))).toBe(
      'target_unavailable',
    );
    const assignment = (await detail(id, cast.handler)).assignments.at(-1);
    const recall = { assignmentId: assignment?.id, reason: '已经借到' };
    expect((await step('part-recall', cast.handler, recall)).status).toBe(200);
    expect(await told(assistant)).toEqual(['协办已撤回']);
    expect((await step('notes', assistant, { words: '?' })).status).toBe(404);
  });
});

describe('并案', () => {
  it('tells both once, and each rates for themselves', async () => {
    const first = await inHand();
    const firstResident = cast.resident;
    cast = { ...cast, resident: await buildPerson() };
    const second = await start();
    await told(firstResident);
    await told(cast.resident);
    const merged = await second.step('merger', cast.gridMember, { original: first.number });
    expect(merged.body).toMatchObject({ state: 'merged', original: { number: first.number } });
    expect(await told(firstResident)).toEqual(['有邻居反映了同一件事']);
    expect(await told(cast.resident)).toEqual(['您的反映已并案']);

    await first.step('progress', cast.handler, { words: '在办' });
    expect(await told(cast.resident)).toEqual([]);
    await first.step('resolution', cast.handler, { words: '好了' });
    expect(await told(firstResident)).toEqual(['您的反映有新进展', '您的反映已办结，请评价']);
    expect(await told(cast.resident)).toEqual(['您的反映已办结，请评价']);
    await first.step('rating', firstResident, { solved: true, satisfaction: 'satisfied' });
    const unsolved = await second.step('rating', cast.resident, { solved: false, words: '还在漏' });
    expect(unsolved.body).toMatchObject({ state: 'reopened', rating: { solved: false } });
    expect(await detail(first.id, firstResident)).toMatchObject({ state: 'closed' });
  });

  it('can be undone, with the time that was left; and ends where the other ends otherwise', async () => {
    const first = await start();
    const firstResident = cast.resident;
    cast = { ...cast, resident: await buildPerson() };
    const second = await start();
    await second.step('merger', cast.gridMember, { original: first.number });
    const apart = await second.step('separation', cast.gridMember, { words: '不是一处' });
    expect(apart.body).toMatchObject({
      state: 'submitted',
      original: null,
      dueFor: 'verification',
    });
    await second.step('merger', cast.gridMember, { original: first.number });
    await first.step('withdrawal', firstResident);
    await told(cast.resident);
    expect(await detail(second.id, cast.resident)).toMatchObject({ state: 'submitted' });
    expect(codeOf(await second.step('merger', cast.gridMember, { original: first.number }))).toBe(
      'original_unavailable',
    );
  });
});

describe('申诉', () => {
  it('is decided one level up by somebody else, once', async () => {
    const { step } = await start();
    const no = { reason: 'notReal', words: '没有找到', whoCanHelp: '无' };
    await step('rejection', cast.villageLeader, no);
    await told(cast.townshipLeader);
    const appeal = await step('appeal', cast.resident, { words: '就在路口' });
    expect(appeal.body).toMatchObject({ state: 'appealed', dueFor: 'appeal' });
    expect(await told(cast.townshipLeader)).toEqual(['有申诉待复核']);
    const decision = { granted: false, words: '再次核实仍未发现' };
    expect((await step('appeal-decision', cast.villageLeader, decision)).status).toBe(403);
    expect((await step('appeal-decision', cast.townshipLeader, decision)).body.state).toBe(
      'rejected',
    );
    expect(codeOf(await step('appeal', cast.resident, { words: '再看看' }))).toBe(
      'already_appealed',
    );
  });

  it('that is granted goes on to be dispatched', async () => {
    const { step } = await start();
    await step('rejection', cast.gridMember, {
      reason: 'unclear',
      words: '没有',
      whoCanHelp: '无',
    });
    await step('appeal', cast.resident, { words: '就在路口' });
    const granted = await step('appeal-decision', cast.villageLeader, {
      granted: true,
      words: '属实',
    });
    expect(granted.body).toMatchObject({ state: 'verified', dueFor: 'dispatch' });
  });
});

describe('time on the books', () => {
  it('an extension is asked for and decided by who dispatched, and stands on the timeline', async () => {
    const { id, step } = await inHand();
    const due = (await detail(id, cast.resident)).clocks.resolveBy ?? '';
    const until = new Date(new Date(due).getTime() + 3 * 86_400_000).toISOString();
    const early = { until: new Date(new Date(due).getTime() - 1).toISOString(), reason: '等料' };
    expect(codeOf(await step('extension-request', cast.handler, early))).toBe('day_unsuitable');
    await told(cast.villageLeader);
    expect((await step('extension-request', cast.handler, { until, reason: '等料' })).status).toBe(
      200,
    );
    expect(await told(cast.villageLeader)).toEqual(['有延期申请待审批']);
    expect((await step('extension-decision', cast.handler, { granted: true })).status).toBe(403);
    const granted = await step('extension-decision', cast.villageLeader, { granted: true });
    expect(granted.body.clocks.resolveBy).toBe(until);
    expect((await told(cast.resident)).at(-1)).toBe('您的反映办理延期');
  });

  it('a suspended report says why and until when, and goes on with the time that was left', async () => {
    const { step } = await inHand();
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const suspended = await step('suspension', cast.villageLeader, {
      until,
      reason: '冬季不能施工',
    });
    expect(suspended.body).toMatchObject({ state: 'suspended', dueAt: until, dueFor: 'review' });
    expect(suspended.body.timeline[0]).toMatchObject({ audience: 'all', words: '冬季不能施工' });
    const resumed = await step('resumption', cast.handler, { words: '开春了' });
    expect(resumed.body).toMatchObject({ state: 'accepted', dueFor: 'resolution' });
  });

  it('what is overdue is raised one level at a time, and stops at the county', async () => {
    const { id } = await inHand();
    for (const level of ['township', 'county']) {
      expect(await escalateOverdue(server.deps, await stored(id)), level).not.toBeNull();
      expect((await stored(id)).state).toBe('accepted');
    }
    expect(await escalateOverdue(server.deps, await stored(id))).toBeNull();
    expect((await detail(id, cast.resident)).overseer?.name).toContain('综治中心');
    const first = (await stored(id)).timeline.at(-2);
    expect(first?.receivers).toContainEqual({ personId: cast.townshipLeader._id, as: 'staff' });
    expect((await told(cast.resident)).filter((title) => title.includes('上报'))).toHaveLength(2);
  });
});

describe('the resident', () => {
  it('corrects before it is verified, and what was written is gone', async () => {
    const { id, step } = await start({ words: '我叫李雷，电话在这里' });
    expect((await step('correction', cast.resident, {})).status).toBe(400);
    await step('correction', cast.resident, { words: '路灯坏了', category: 'utilities' });
    expect(JSON.stringify(await stored(id))).not.toContain('李雷');
    expect((await step('correction', cast.neighbour, { words: '不是' })).status).toBe(404);
    await step('verification', cast.gridMember);
    expect(codeOf(await step('correction', cast.resident, { words: '晚了' }))).toBe('wrong_state');
  });

  it('takes it back, and those who had it are told', async () => {
    const { step } = await inHand();
    await told(cast.handler);
    expect((await step('withdrawal', cast.resident)).body.state).toBe('withdrawn');
    expect(await told(cast.handler)).toEqual(['居民已撤回反映']);
    expect((await step('progress', cast.handler, { words: '在办' })).status).toBe(404);
  });

  it('urges once a day', async () => {
    const { step } = await inHand();
    await told(cast.handler);
    expect((await step('urging', cast.resident)).status).toBe(200);
    expect(codeOf(await step('urging', cast.resident))).toBe('already_urged');
    expect(await told(cast.handler)).toEqual(['居民催办，请尽快处理']);
  });

  it('"me too" is one a neighbour, of what is open to neighbours, and hears how it ends', async () => {
    const { id, step } = await inHand();
    const support = (person: TestPerson) =>
      server.put<object>(`/reports/${id}/support`, person, {});
    expect((await support(cast.resident)).status).toBe(404);
    expect((await support(cast.neighbour)).body).toEqual({ supporters: 1, supported: true });
    expect((await support(cast.neighbour)).body).toEqual({ supporters: 1, supported: true });
    const [longitude, latitude] = county.center(county.microGrids[0] ?? '');
    const near = await server.get<NearbyResponse>('/reports/nearby', cast.neighbour, {
      query: { longitude, latitude, datum: 'WGS-84', category: 'road' },
    });
    expect(near.body.items.find((item) => item.id === id)).toMatchObject({ supported: true });
    expect((await detail(id, cast.resident)).supporters).toBe(1);
    await step('resolution', cast.handler, { words: '好了' });
    expect(await told(cast.neighbour)).toEqual(['您也遇到的问题已办结']);
    const { id: secret } = await submit(server, county, cast.resident, { category: 'conflict' });
    expect((await server.put(`/reports/${secret}/support`, cast.neighbour, {})).status).toBe(404);
    expect((await server.put(`/reports/${id}/support`, null, {})).status).toBe(401);
  });
});

describe('代报', () => {
  it('is the resident’s own report, rated by telephone by somebody who did not handle it', async () => {
    const onBehalfOf = { name: '王奶奶', phone: '13911112222' };
    const filed = await submit(server, county, cast.gridMember, { onBehalfOf });
    const step = stepsOf(server, filed.id);
    expect((await stored(filed.id)).reporter.personId).not.toBe(cast.gridMember._id);
    expect((await detail(filed.id, cast.villageLeader)).marks).toContain('onBehalf');
    await step('verification', cast.gridMember);
    await step('dispatch', cast.villageLeader, toOwnGrid());
    await step('acceptance', cast.gridMember);
    await step('resolution', cast.gridMember, { words: '已修' });
    const answer = { solved: true, satisfaction: 'satisfied' };
    expect((await step('rating', cast.gridMember, answer)).status).toBe(403);
    const rated = await step('rating', cast.townshipLeader, answer);
    expect(rated.body).toMatchObject({ state: 'closed', rating: { by: 'phone' } });
    expect(rated.body.timeline[0]?.by).toContain('电话回访');
    const again = await submit(server, county, cast.villageLeader, { onBehalfOf });
    expect((await stored(again.id)).reporter).toEqual((await stored(filed.id)).reporter);
  });

  it('is only for those whose post is there', async () => {
    const onBehalfOf = { name: '王奶奶' };
    for (const person of [cast.resident, cast.otherLeader, cast.handler])
      await expect(submit(server, county, person, { onBehalfOf })).rejects.toThrow('forbidden');
  });
});

describe('督单', () => {
  it('reminds, supervises and inspects, but not what one handled', async () => {
    const { step } = await inHand();
    await told(cast.handler);
    expect((await step('reminder', cast.villageLeader, { words: '快' })).status).toBe(403);
    await step('reminder', supervisor, { words: '今天要有结果' });
    const watched = await step('supervision', supervisor, { words: '群众多次反映' });
    expect(watched.body.supervision?.words).toBe('群众多次反映');
    expect(await told(cast.handler)).toEqual(['督办提醒，请尽快办理', '反映被挂牌督办']);
    expect(codeOf(await step('supervision', admin, { words: '再挂' }))).toBe('already_supervised');
    await step('resolution', cast.handler, { words: '好了' });
    const inspected = await step('inspection', supervisor, { outcome: 'pass', words: '看过' });
    expect(inspected.status).toBe(200);
    await step('supervision-end', supervisor, { words: '已办结' });
  });

  it('doubts evidence from elsewhere or from another time, and tells the supervisor, nobody else', async () => {
    const { id, step } = await inHand();
    await told(supervisor);
    const [longitude, latitude] = county.center(county.microGrids.at(-1) ?? '');
    const evidence = {
      capturedAt: '2020-01-01T00:00:00Z',
      position: { longitude, latitude, datum: 'WGS-84', accuracyMetres: 10 },
    };
    await step('resolution', cast.handler, { words: '好了', evidence });
    expect(await told(supervisor)).toEqual(['有办结待抽查']);
    const doubts = async (person: TestPerson) => (await detail(id, person)).timeline[0]?.doubts;
    expect(await doubts(supervisor)).toEqual(['farAway', 'takenBefore']);
    expect(await doubts(cast.resident)).toEqual([]);
    expect(await doubts(cast.villageLeader)).toEqual([]);
    const tasks = await server.get<{ items: { id: string }[]; counts: { toInspect: number } }>(
      '/tasks',
      supervisor,
      { query: { kind: 'toInspect' } },
    );
    expect(tasks.body.items.map((item) => item.id)).toContain(id);
    expect(tasks.body.counts.toInspect).toBeGreaterThan(0);
  });
});

describe('where it belongs', () => {
  it('a pin is moved across a border, and the grid there has it', async () => {
    const { id, step } = await start();
    const there = (await buildPost({ role: 'gridMember', areaCode: county.grids[1] ?? '' })).person;
    const place = { source: 'list', areaCode: county.grids[1] };
    const moved = await step('relocation', cast.gridMember, { place, words: '在路那边' });
    // Who moved it away no longer sees it.
    expect(moved.status).toBe(200);
    expect((await step('verification', cast.gridMember)).status).toBe(404);
    expect(await told(there)).toEqual(['有反映移交到您的网格']);
    expect((await detail(id, cast.resident)).timeline[0]?.summary).toContain('移交');
    expect(codeOf(await step('relocation', there, { place, words: '还是这里' }))).toBe(
      'validation_failed',
    );
  });

  it('one level up has what those below cannot settle', async () => {
    const { step } = await start();
    const raised = await step('escalation', cast.gridMember, { reason: '跨村' });
    expect(raised.body.holder.name).toContain('网格长');
    expect((await told(cast.villageLeader)).at(-1)).toBe('有反映上报，请处理');
  });

  it('is given to others without a new deadline', async () => {
    const { id, step } = await inHand();
    const before = (await detail(id, cast.resident)).clocks;
    await told(cast.handler);
    const moved = await step('transfer', cast.villageLeader, {
      ...toOwnGrid(),
      reason: '网格能办',
    });
    expect(moved.body).toMatchObject({ state: 'dispatched', clocks: before });
    expect(await told(cast.handler)).toEqual(['有反映转办']);
  });
});

it('the county takes up what it shelved, or closes it with a reason; neither makes it solved', async () => {
  for (const [name, state] of [
    ['take-up', 'reopened'],
    ['closing', 'closed'],
  ] as const) {
    const { id, step } = await inHand();
    await Report.updateOne({ _id: id }, { reopenings: 2 });
    await step('resolution', cast.handler, { words: '好了' });
    const shelved = await step('rating', cast.resident, { solved: false, words: '没有' });
    expect(shelved.body).toMatchObject({ state: 'shelved', supervision: { by: '系统' } });
    expect((await step(name, cast.townshipLeader, { words: '再办' })).status).toBe(403);
    const after = await step(name, admin, { words: '再办' });
    expect(after.body).toMatchObject({ state, rating: { solved: false } });
  }
});

it('nobody counts as satisfied who did not answer', async () => {
  const { id, step } = await inHand();
  await step('resolution', cast.handler, { words: '好了' });
  const closed = await closeUnrated(server.deps, await stored(id));
  expect(closed).toMatchObject({ state: 'closed', rating: null });
});
