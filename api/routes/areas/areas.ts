import { areaDetail, areaQuery, childrenResponse } from '@shared/schemas/areas';
import { apiError } from '../../errors';
import { presentArea } from '../../presenters/presentArea';
import { findArea, listChildren } from '../../queries/findArea';
import { type Endpoint, endpoint } from '../endpoint';

const tag = 'areas';

/** Units, their names and boundaries are public. */
export const areaEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/areas/:code',
    tag,
    summary: 'One unit; its boundary (WGS-84) when asked for',
    access: 'public',
    query: areaQuery,
    response: areaDetail,
    handle: async ({ deps, params, query }) => {
      const area = await findArea(areaCodeOf(params), query.boundary);
      return presentArea(await deps.directory(area.code.slice(0, 6)), area);
    },
  }),
  endpoint({
    method: 'get',
    path: '/areas/:code/children',
    tag,
    summary: 'The units directly below a unit',
    access: 'public',
    query: areaQuery,
    response: childrenResponse,
    handle: async ({ deps, params, query }) => {
      const code = areaCodeOf(params);
      const { code: county } = await findArea(code.slice(0, 6), false);
      const directory = await deps.directory(county);
      const areas = await listChildren(code, query.boundary);
      return { items: areas.map((area) => presentArea(directory, area)) };
    },
  }),
];

function areaCodeOf(params: Readonly<Record<string, string>>): string {
  const { code = '' } = params;
  if (!/^\d{6}(\d{3}){0,4}$/.test(code)) throw apiError('not_found');
  return code;
}
