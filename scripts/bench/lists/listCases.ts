import type { Actor } from '../../../api/actor';
import { listReports } from '../../../api/queries/listReports';
import { listTasks } from '../../../api/queries/listTasks';
import type { Role } from '../../../shared/roles';
import { COUNTY, GRID, RESIDENT, SEARCHED } from './reportsOfCounty';

export interface ListCase {
  readonly name: string;
  /** `list`: what a list is held to; `growth`: only that it does not grow with the county, as a search asks twice. */
  readonly budget: 'list' | 'growth';
  run(): Promise<unknown>;
}

const LIMIT = 20;

const actor = (personId: string, role?: Role, areaCode?: string): Actor => ({
  personId,
  county: COUNTY,
  consentVersion: '',
  family: '',
  sealedOpenid: null,
  posts: role
    ? [{ id: 'post', role, areaCode: areaCode ?? null, organisationId: null, onDuty: true }]
    : [],
});

/** The lists people wait for in the county of the connected database, through the product's own queries. */
export async function listCases(): Promise<ListCase[]> {
  const resident = actor(RESIDENT);
  const member = actor('member', 'gridMember', GRID);
  const admin = actor('admin', 'admin', COUNTY);
  const area = { scope: 'area', limit: LIMIT } as const;
  const now = new Date();
  const { nextCursor } = await listReports(admin, area);
  if (!nextCursor) throw new Error('the county has no second page');
  return [
    {
      name: 'mine',
      budget: 'list',
      run: () => listReports(resident, { scope: 'mine', limit: LIMIT }),
    },
    { name: 'workbench', budget: 'list', run: () => listTasks(member, { limit: LIMIT }, now) },
    { name: "a grid's reports", budget: 'list', run: () => listReports(member, area) },
    { name: "the county's reports", budget: 'list', run: () => listReports(admin, area) },
    {
      name: "the county's, second page",
      budget: 'list',
      run: () => listReports(admin, { ...area, cursor: nextCursor }),
    },
    {
      name: "the county's, waiting for verification",
      budget: 'list',
      run: () => listReports(admin, { ...area, state: ['submitted'] }),
    },
    {
      name: 'search by words one report in 100 has',
      budget: 'growth',
      run: () => listReports(admin, { ...area, search: SEARCHED }),
    },
    {
      name: "a grid's search by those words",
      budget: 'growth',
      run: () => listReports(member, { ...area, search: SEARCHED }),
    },
    {
      name: 'mine by those words',
      budget: 'growth',
      run: () => listReports(resident, { scope: 'mine', limit: LIMIT, search: SEARCHED }),
    },
  ];
}
