import type { AreaDetail, LocateResponse } from '@shared/schemas/areas';
import type { GridPeopleResponse } from '@shared/schemas/staff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson } from '../../test/factories';
import { buildCast, type Cast } from '../../test/reportStory';
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

describe('GET /grids/locate', () => {
  const locate = (longitude: number, latitude: number, datum = 'WGS-84') =>
    server.get<LocateResponse>('/grids/locate', null, { query: { longitude, latitude, datum } });

  it('names the micro-grid with its whole path', async () => {
    const leaf = county.microGrids[5] ?? '';
    const { body } = await locate(...county.center(leaf));
    if (body.kind !== 'inside') throw new Error('the middle of a micro-grid is inside the county');
    expect(body.path.map((area) => area.level)).toEqual([
      'county',
      'township',
      'village',
      'grid',
      'microgrid',
    ]);
    expect(body.area.code).toBe(leaf);
  });

  it('says how far the county is from a place outside it', async () => {
    const { body } = await locate(100, 30);
    expect(body.kind).toBe('outside');
    if (body.kind === 'outside') expect(body.distanceMetres).toBeGreaterThan(100_000);
  });

  it('refuses a place without its datum', async () => {
    const query = { longitude: 114, latitude: 33 };
    expect((await server.get('/grids/locate', null, { query })).status).toBe(400);
  });
});

describe('GET /areas/{code}', () => {
  it('lists what lies below, and the boundary only when asked', async () => {
    const village = county.villages[0] ?? '';
    const { body } = await server.get<{ items: AreaDetail[] }>(`/areas/${village}/children`, null);
    expect(body.items.map((area) => area.code)).toEqual(county.grids.slice(0, 2));
    expect(body.items[0]).not.toHaveProperty('boundary');
    const one = await server.get<AreaDetail>(`/areas/${village}`, null, {
      query: { boundary: 'true' },
    });
    expect(one.body.boundary?.type).toBe('Polygon');
    expect(one.body.childCount).toBe(2);
  });

  it.each(['999999', '4117', '411728009'])('has no unit %s', async (code) => {
    expect((await server.get(`/areas/${code}`, null)).status).toBe(404);
  });
});

describe('GET /grids/{code}/people', () => {
  const people = (person: Cast['resident'] | null) =>
    server.get<GridPeopleResponse>(`/grids/${county.microGrids[0]}/people`, person);

  it('names those nearest to the household first', async () => {
    const { body } = await people(cast.resident);
    expect(body.items.map((item) => item.roleName)).toEqual(['网格员', '网格长', '网格长']);
    expect(body.items[0]?.phone).toBe(cast.gridMember.clear.phone);
  });

  it('knows no unit of a county that does not exist', async () => {
    expect((await server.get('/grids/999999001/people', cast.resident)).status).toBe(404);
  });

  it('keeps telephones from whoever is not signed in, or is of another county', async () => {
    const stranger = await buildPerson({ county: (await buildCounty('530423')).code });
    for (const person of [null, stranger]) {
      const { body } = await people(person);
      expect(body.items[0]?.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    }
  });
});
