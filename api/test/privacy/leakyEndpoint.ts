import * as z from 'zod/mini';
import { Person } from '../../models/Person';
import { endpoint } from '../../routes/endpoint';
import { openName } from '../../secrets/personalData';

/** Everybody's name, to anybody: what a new operation must never do. */
export const leakyEndpoint = endpoint({
  method: 'get',
  path: '/all-people',
  summary: 'An operation with a leak',
  tag: 'broken',
  access: 'public',
  response: z.object({ names: z.array(z.nullable(z.string())) }),
  handle: async ({ deps }) => ({
    names: (await Person.find().lean()).map((person) => openName(deps.keyRing, person)),
  }),
});
