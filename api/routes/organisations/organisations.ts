import { organisation, organisationBody, organisationsResponse } from '@shared/schemas/staff';
import { addOrganisation } from '../../commands/addOrganisation';
import { apiError } from '../../errors';
import { canListOrganisations } from '../../policies/staffPolicy';
import { presentOrganisation } from '../../presenters/presentOrganisation';
import { type Endpoint, endpoint } from '../endpoint';

/** Departments, companies and stations that reports are given to. */
export const organisationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/organisations',
    summary: 'All organisations of the county, by name (staff)',
    tag: 'staff',
    access: 'consented',
    response: organisationsResponse,
    handle: async ({ deps, actor }) => {
      if (!canListOrganisations(actor)) throw apiError('forbidden');
      const { organisations } = await deps.directory(actor.county);
      const items = [...organisations.values()].map(presentOrganisation);
      return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/organisations',
    summary: 'Add an organisation (administrators)',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    body: organisationBody,
    response: organisation,
    status: 201,
    handle: async ({ deps, actor, body }) =>
      presentOrganisation(await addOrganisation(deps, actor, body)),
  }),
];
