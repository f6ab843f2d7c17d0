import type { ReportPage, TasksResponse } from '@shared/schemas/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
afterAll(() => server.close());

const list = (person: TestPerson, query: Record<string, string | number> = {}) =>
  server.get<ReportPage>('/reports', person, { query });
const idsOf = (page: ReportPage): string[] => page.items.map((item) => item.id);

describe('GET /reports', () => {
  it('needs a login', async () => {
    expect((await server.get('/reports', null)).status).toBe(401);
  });

  it('lists mine and nobody else’s, newest first, page after page', async () => {
    const person = await buildPerson();
    const sent: string[] = [];
    for (let n = 0; n < 7; n++) sent.push((await submit(server, county, person)).id);
    await submit(server, county, cast.neighbour);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ReportPage = (await list(person, { limit: 3, ...(cursor ? { cursor } : {}) }))
        .body;
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(sent.reverse());
  });

  it('lists what the posts reach, and nothing beside', async () => {
    const { id } = await submit(server, county, cast.resident);
    const area = { scope: 'area' };
    for (const person of [cast.gridMember, cast.villageLeader, cast.townshipLeader])
      expect(idsOf((await list(person, area)).body)).toContain(id);
    for (const person of [cast.otherLeader, cast.neighbour, cast.handler])
      expect(idsOf((await list(person, area)).body)).not.toContain(id);
  });

  it('shows an organisation what was given to it, and takes it away when declined', async () => {
    const { id } = await submit(server, county, cast.resident);
    const step = stepsOf(server, id);
    await step('verification', cast.gridMember);
    const target = { kind: 'organisation', organisationId: cast.organisationId };
    await step('dispatch', cast.villageLeader, { target });
    expect(idsOf((await list(cast.handler, { scope: 'area' })).body)).toContain(id);
    await step('refusal', cast.handler, { reason: '不归我们管' });
    expect(idsOf((await list(cast.handler, { scope: 'area' })).body)).not.toContain(id);
  });

  it('filters by state, kind, area and time', async () => {
    const person = await buildPerson();
    const road = await submit(server, county, person);
    const fire = await submit(server, county, person, { category: 'fire' });
    await stepsOf(server, fire.id)('verification', cast.gridMember);
    expect(idsOf((await list(person, { state: 'verified' })).body)).toEqual([fire.id]);
    expect(idsOf((await list(person, { state: 'verified,closed' })).body)).toEqual([fire.id]);
    expect(idsOf((await list(person, { state: 'submitted,verified' })).body)).toEqual([
      fire.id,
      road.id,
    ]);
    expect(idsOf((await list(person, { category: 'road' })).body)).toEqual([road.id]);
    expect(idsOf((await list(person, { areaCode: county.townships[1] ?? '' })).body)).toEqual([]);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(idsOf((await list(person, { from: tomorrow })).body)).toEqual([]);
    expect(idsOf((await list(person, { to: tomorrow })).body).length).toBe(2);
  });

  it('finds a number as it is read out, and only where it may be seen', async () => {
    const { id, number } = await submit(server, county, cast.resident);
    expect(idsOf((await list(cast.resident, { search: number })).body)).toEqual([id]);
    const spoken = number.replace(/-/g, ' ');
    expect(idsOf((await list(cast.gridMember, { scope: 'area', search: spoken })).body)).toEqual([
      id,
    ]);
    expect(idsOf((await list(cast.neighbour, { search: number })).body)).toEqual([]);
  });

  it.each([
    ['a cursor of its own making', { cursor: 'bm9uc2Vuc2U' }, 'bad_cursor'],
    ['a page of thousands', { limit: 5000 }, 'validation_failed'],
    ['an unknown state', { state: 'nowhere' }, 'validation_failed'],
    ['an unknown state among known ones', { state: 'closed,nowhere' }, 'validation_failed'],
    ['a list with a gap', { state: 'closed,' }, 'validation_failed'],
    ['an unknown field', { sort: 'name' }, 'validation_failed'],
  ])('refuses %s', async (_, query, code) => {
    const answer = await server.get<{ error: { code: string } }>('/reports', cast.resident, {
      query,
    });
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
  });

  it('answers 304 to a client that has it already', async () => {
    const person = await buildPerson();
    await submit(server, county, person);
    const first = await list(person);
    const etag = first.headers.get('etag') ?? '';
    const again = await server.get('/reports', person, { headers: { 'if-none-match': etag } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    await submit(server, county, person);
    const changed = await server.get('/reports', person, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
  });
});

describe('GET /tasks', () => {
  const tasks = async (person: TestPerson, query = {}): Promise<TasksResponse> =>
    (await server.get<TasksResponse>('/tasks', person, { query })).body;

  it('follows a report from one hand to the next', async () => {
    const { id } = await submit(server, county, cast.resident, {
      place: { source: 'list', areaCode: county.grids[0] ?? '' },
    });
    const has = async (person: TestPerson, kind: string): Promise<boolean> =>
      idsOf(await tasks(person, { kind })).includes(id);
    const step = stepsOf(server, id);
    expect(await has(cast.gridMember, 'toVerify')).toBe(true);
    await step('verification', cast.gridMember);
    expect(await has(cast.gridMember, 'toVerify')).toBe(false);
    expect(await has(cast.villageLeader, 'toDispatch')).toBe(true);
    const target = { kind: 'area', areaCode: county.grids[0] ?? '' };
    await step('dispatch', cast.villageLeader, { target });
    expect(await has(cast.gridMember, 'toAccept')).toBe(true);
    await step('acceptance', cast.gridMember);
    expect(await has(cast.gridMember, 'inHand')).toBe(true);
    await step('resolution', cast.gridMember, { words: '好了' });
    expect(idsOf(await tasks(cast.gridMember))).not.toContain(id);
  });

  it('counts what the lists show, most urgent first', async () => {
    await submit(server, county, cast.resident, { category: 'fire' });
    await submit(server, county, cast.resident, { category: 'suggestion' });
    const all = await tasks(cast.gridMember, { limit: 50 });
    expect(all.counts.toVerify).toBe(all.items.filter((i) => i.state === 'submitted').length);
    const due = all.items.map((item) => item.dueAt ?? '');
    expect(due).toEqual([...due].sort());
  });

  it('is empty for a resident', async () => {
    expect((await tasks(cast.neighbour)).items).toEqual([]);
  });
});
