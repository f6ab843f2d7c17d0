import { locateQuery, locateResponse } from '@shared/schemas/areas';
import { gridPeopleResponse } from '@shared/schemas/staff';
import { toWgs84 } from '../../grids/resolvePlace';
import { maskPhone } from '../../presenters/mask';
import { presentGridPeople } from '../../presenters/presentGridPeople';
import { findArea } from '../../queries/findArea';
import { type Endpoint, endpoint } from '../endpoint';

const tag = 'grids';

export const gridEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/grids/locate',
    tag,
    summary: 'The grid a position is in, and what lies within its accuracy',
    access: 'public',
    query: locateQuery,
    response: locateResponse,
    handle: async ({ deps, actor, query }) => {
      const county = actor?.county ?? deps.env.COUNTY;
      const index = await deps.grids.current(county);
      return index.locateGrid(toWgs84(query), query.accuracyMetres);
    },
  }),
  endpoint({
    method: 'get',
    path: '/grids/:code/people',
    tag,
    summary:
      'Who looks after a unit, from the unit upward; telephones in full for the people of its county',
    access: 'public',
    response: gridPeopleResponse,
    handle: async ({ deps, actor, params }) => {
      // Looked up first: a county that does not exist must not be held in memory.
      const { code } = await findArea(params.code ?? '', false);
      const county = code.slice(0, 6);
      const showPhone = actor?.county === county ? (phone: string) => phone : maskPhone;
      return presentGridPeople(await deps.directory(county), code, showPhone);
    },
  }),
];
