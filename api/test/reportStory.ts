import type { ReportDetail, SubmitReportBody, SubmitResponse } from '@shared/schemas/reports';
import type { TestCounty } from './buildCounty';
import { buildOrganisation, buildPerson, buildPost, type TestPerson } from './factories';
import type { TestAnswer, TestServer } from './testServer';

/** People around the first grid of the county, one in each part of a report's life. */
export interface Cast {
  readonly resident: TestPerson;
  readonly neighbour: TestPerson;
  readonly gridMember: TestPerson;
  readonly villageLeader: TestPerson;
  readonly townshipLeader: TestPerson;
  /** A leader beside: another township. */
  readonly otherLeader: TestPerson;
  readonly handler: TestPerson;
  readonly organisationId: string;
}

export async function buildCast(county: TestCounty): Promise<Cast> {
  const grid = county.grids[0] ?? '';
  const organisation = await buildOrganisation({ county: county.code, categories: ['road'] });
  const at = async (role: 'gridMember' | 'gridLeader', areaCode: string) =>
    (await buildPost({ role, areaCode })).person;
  return {
    resident: await buildPerson(),
    neighbour: await buildPerson(),
    gridMember: await at('gridMember', grid),
    villageLeader: await at('gridLeader', grid.slice(0, 12)),
    townshipLeader: await at('gridLeader', grid.slice(0, 9)),
    otherLeader: await at('gridLeader', county.townships[1] ?? ''),
    handler: (await buildPost({ role: 'handler', organisationId: organisation._id })).person,
    organisationId: organisation._id,
  };
}

/** A report about a road in the middle of a unit. */
export function reportBody(
  county: TestCounty,
  code: string,
  rest: Partial<SubmitReportBody> = {},
): SubmitReportBody {
  const [longitude, latitude] = county.center(code);
  return {
    category: 'road',
    words: '村委会往东的路上有个大坑，晚上看不清。',
    place: {
      source: 'map',
      position: { longitude, latitude, datum: 'WGS-84', accuracyMetres: 10 },
    },
    ...rest,
  };
}

/** Sends a report about the first micro-grid. */
export async function submit(
  server: TestServer,
  county: TestCounty,
  person: TestPerson,
  rest: Partial<SubmitReportBody> = {},
): Promise<SubmitResponse> {
  const body = reportBody(county, county.microGrids[0] ?? '', rest);
  const answer = await server.post<SubmitResponse>('/reports', person, { body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

export type Step = (
  name: string,
  person: TestPerson,
  body?: object,
) => Promise<TestAnswer<ReportDetail>>;

/** Takes steps of one report. */
export const stepsOf =
  (server: TestServer, id: string): Step =>
  (name, person, body = {}) =>
    server.post<ReportDetail>(`/reports/${id}/${name}`, person, { body });
