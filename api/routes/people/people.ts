import {
  foundPeopleResponse,
  revealPersonBody,
  revealPersonResponse,
  searchPeopleQuery,
} from '@shared/schemas/people';
import { revealPerson } from '../../commands/revealPerson';
import { presentFoundPerson } from '../../presenters/presentFoundPerson';
import { searchPeople } from '../../queries/searchPeople';
import { type Endpoint, endpoint } from '../endpoint';

/** Finding people, for the county's administrators. */
export const peopleEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/people',
    summary: 'The person with a phone number, or staff by name; masked (administrators)',
    tag: 'staff',
    access: 'consented',
    query: searchPeopleQuery,
    response: foundPeopleResponse,
    handle: async ({ deps, actor, query }) => {
      const people = await searchPeople(deps, actor, query.search);
      const directory = await deps.directory(actor.county);
      return { items: people.map((person) => presentFoundPerson(person, directory)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/people/:id/reveal',
    summary: 'Name and phone in full, with a reason on the audit log (administrators)',
    tag: 'staff',
    access: 'consented',
    limit: 'step',
    body: revealPersonBody,
    response: revealPersonResponse,
    handle: ({ deps, actor, params, body }) =>
      revealPerson(deps, actor, params.id ?? '', body.reason),
  }),
];
