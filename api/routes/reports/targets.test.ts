import type { TargetsResponse } from '@shared/schemas/reportActions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost } from '../../test/factories';
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

it('lets a department that leads call in others who are not at it yet, but dispatch to nobody', async () => {
  const { id } = await submit(server, county, cast.resident, {});
  const step = stepsOf(server, id);
  await step('verification', cast.gridMember);
  const organisation = { kind: 'organisation', organisationId: cast.organisationId };
  await step('dispatch', cast.villageLeader, { target: organisation });
  const idsFor = async (purpose: string): Promise<string[]> => {
    const path = `/reports/${id}/targets?for=${purpose}`;
    const { body } = await server.get<TargetsResponse>(path, cast.handler);
    return body.items.map((item) => item.id);
  };
  expect(await idsFor('lead')).toEqual([]);
  const [grid] = county.grids;
  const assistants = await idsFor('assist');
  expect(assistants).toContain(grid);
  expect(assistants).not.toContain(cast.organisationId);
  const part = { target: { kind: 'area', areaCode: grid }, part: '到场配合' };
  expect((await step('whistle', cast.handler, { assisting: [part] })).status).toBe(200);
  expect(await idsFor('assist')).not.toContain(grid);
});

it('shows targets to nobody who does not see the report, and refuses another purpose', async () => {
  const { id } = await submit(server, county, cast.resident, {});
  const stranger = await buildPerson();
  await buildPost({ personId: stranger._id, role: 'handler', organisationId: cast.organisationId });
  expect((await server.get(`/reports/${id}/targets?for=assist`, stranger)).status).toBe(404);
  expect((await server.get(`/reports/${id}/targets?for=fun`, cast.gridMember)).status).toBe(400);
});
