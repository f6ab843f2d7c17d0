import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { commandsDuring } from '../../test/commandsDuring';
import { buildPerson } from '../../test/factories';
import { buildCast, type Cast, reportBody } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let leaf: string;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
  leaf = county.microGrids[0] ?? '';
});
afterAll(() => server.close());

const send = (body: object, rest: object = {}, person = cast.resident) =>
  server.post<SubmitResponse & { error: { code: string } }>('/reports', person, { body, ...rest });

describe('POST /reports', () => {
  it('finds the micro-grid, who answers for it and by when', async () => {
    const { status, body } = await send(reportBody(county, leaf));
    expect(status).toBe(201);
    expect(body.areaPath.map((area) => area.code).at(-1)).toBe(leaf);
    expect(body.number).toMatch(/^\d{6}-\d{4}-\d{4}$/);
    expect(body.holder).toMatchObject({ kind: 'post', role: 'gridMember' });
    expect(body.holder.contacts[0]?.name).toBe(cast.gridMember.clear.name);
    expect(body.verifyBy).not.toBeNull();
  });

  it('converts what WeChat gives in GCJ-02 before it looks', async () => {
    const [longitude, latitude] = county.center(leaf);
    const { body } = await send(
      reportBody(county, leaf, {
        place: {
          source: 'map',
          position: { longitude: longitude + 0.0058, latitude: latitude - 0.0017, datum: 'GCJ-02' },
        },
      }),
    );
    expect(body.areaPath.at(-1)?.code).toBe(leaf);
    const detail = await server.get<ReportDetail>(`/reports/${body.id}`, cast.resident);
    expect(detail.body.place.position?.datum).toBe('WGS-84');
    expect(detail.body.place.position?.longitude).toBeCloseTo(longitude, 2);
  });

  it('takes a place picked from the list or read from a plate', async () => {
    const grid = county.grids[3] ?? '';
    const { body } = await send(
      reportBody(county, leaf, { place: { source: 'plate', areaCode: grid } }),
    );
    expect(body.areaPath.at(-1)?.code).toBe(grid);
  });

  it('is one database command', async () => {
    const commandsOfOne = async () => {
      const commands = await commandsDuring(async () => {
        const { status } = await send(reportBody(county, leaf));
        expect(status).toBe(201);
      });
      return commands
        .map(({ commandName }) => commandName)
        .filter((name) => name !== 'getMore' && name !== 'hello');
    };
    // The first loads the directory and the grids; what follows the posts may happen to read beside another.
    await expect.poll(commandsOfOne, { timeout: 10_000 }).toEqual(['insert']);
  });

  it('is the same report however often it is sent, and refuses another under the key', async () => {
    const body = reportBody(county, leaf);
    const first = await send(body, { key: 'once-and-only-once' });
    const again = await send(body, { key: 'once-and-only-once' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await send({ ...body, words: '别的事' }, { key: 'once-and-only-once' });
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused']);
    const twoAtOnce = await Promise.all(
      Array.from({ length: 5 }, () => send(body, { key: 'five-at-the-same-time' })),
    );
    expect(new Set(twoAtOnce.map((answer) => answer.body.id)).size).toBe(1);
  });

  it('gives two people under the same key two reports', async () => {
    const body = reportBody(county, leaf);
    const mine = await send(body, { key: 'a-key-both-use' });
    const theirs = await server.post<SubmitResponse>('/reports', cast.neighbour, {
      body,
      key: 'a-key-both-use',
    });
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it.each([
    ['needs a login', null, 401, 'unauthenticated'],
    ['needs consent', 'stranger', 403, 'consent_required'],
  ])('%s', async (_, who, status, code) => {
    const person = who ? await buildPerson({ consent: null }) : null;
    const answer = await server.post<{ error: { code: string } }>('/reports', person, {
      body: reportBody(county, leaf),
    });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it.each([
    ['no key', { key: null }, {}, 400, 'idempotency_key_missing'],
    ['an unknown kind', {}, { category: 'nonsense' }, 400, 'validation_failed'],
    ['no words', {}, { words: '   ' }, 400, 'validation_failed'],
    ['too many words', {}, { words: '长'.repeat(2001) }, 400, 'validation_failed'],
    ['a field nobody knows', {}, { state: 'closed' }, 400, 'validation_failed'],
    ['an operator for text', {}, { words: { $gt: '' } }, 400, 'validation_failed'],
    ['no place', {}, { place: { source: 'map' } }, 400, 'validation_failed'],
    ['a receipt nobody signed', {}, { photos: ['x'.repeat(60)] }, 422, 'receipt_invalid'],
    [
      'a place outside the county',
      {},
      { place: { source: 'map', position: { longitude: 100, latitude: 30, datum: 'WGS-84' } } },
      422,
      'outside_county',
    ],
  ])('refuses %s', async (_, request, rest, status, code) => {
    const answer = await send(
      { ...reportBody(county, leaf), ...rest },
      request,
      await buildPerson(),
    );
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('holds back a person who sends without end, and nobody else', async () => {
    const hasty = await buildPerson();
    const statuses = [];
    for (let n = 0; n < 21; n++) statuses.push((await send({}, {}, hasty)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await send(reportBody(county, leaf), {}, await buildPerson())).status).toBe(201);
  });

  it('offers both grids where the accuracy reaches over the border', async () => {
    const [longitude, latitude] = county.center(leaf);
    const answer = await server.get<{ alternatives: unknown[] }>(
      '/reports/recipient',
      cast.resident,
      {
        query: {
          category: 'road',
          longitude: longitude + 0.00499,
          latitude,
          datum: 'WGS-84',
          accuracyMetres: 30,
        },
      },
    );
    expect(answer.body.alternatives.length).toBeGreaterThan(0);
  });
});
