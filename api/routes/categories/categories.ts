import { CATEGORIES, GROUP_NAMES, TIME_LIMITS } from '@shared/categories';
import { categoriesResponse } from '@shared/schemas/categories';
import { type Endpoint, endpoint } from '../endpoint';

export const categoryEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/categories',
    tag: 'categories',
    summary: 'The kinds of report',
    access: 'public',
    response: categoriesResponse,
    handle: async () => ({
      items: CATEGORIES.map(({ code, name, group, urgency }) => ({
        code,
        name,
        group,
        groupName: GROUP_NAMES[group],
        urgency,
        resolveWithinMinutes: TIME_LIMITS[urgency].resolveWithinMinutes,
      })),
    }),
  }),
];
