import { demonstrationPeopleResponse } from '@shared/schemas/sessions';
import { apiError } from '../../errors';
import { offersDemonstration } from '../../policies/demonstrationPolicy';
import { listDemonstrationPeople } from '../../queries/listDemonstrationPeople';
import { type Endpoint, endpoint } from '../endpoint';

export const demonstrationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/demonstration/people',
    summary: 'Who may be signed in as, outside production',
    tag: 'sessions',
    access: 'public',
    response: demonstrationPeopleResponse,
    handle: async ({ deps }) => {
      if (!offersDemonstration(deps.env)) throw apiError('demonstration_only');
      return { items: await listDemonstrationPeople(deps, deps.env.COUNTY) };
    },
  }),
];
