import { erasureBody, erasureResponse } from '@shared/schemas/erasure';
import { cancelErasure, requestErasure } from '../../commands/erasePerson/requestErasure';
import { findErasure } from '../../queries/findErasure';
import { type Endpoint, endpoint } from '../endpoint';

const tag = 'me';

/** Being forgotten. */
export const erasureEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/me/erasure',
    tag,
    summary: 'Whether I asked to be forgotten, and which of my matters are open',
    access: 'signedIn',
    response: erasureResponse,
    handle: ({ deps, actor }) => findErasure(actor, deps.now()),
  }),
  endpoint({
    method: 'post',
    path: '/me/erasure',
    tag,
    summary: 'Ask to be forgotten, right after signing in again; can be taken back for 7 days',
    access: 'signedIn',
    limit: 'step',
    // Asked twice it is one request.
    idempotency: 'none',
    body: erasureBody,
    response: erasureResponse,
    handle: async ({ deps, actor }) => {
      await requestErasure(deps, actor);
      return findErasure(actor, deps.now());
    },
  }),
  endpoint({
    method: 'delete',
    path: '/me/erasure',
    tag,
    summary: 'Take back that I asked to be forgotten',
    access: 'signedIn',
    limit: 'step',
    response: erasureResponse,
    handle: async ({ deps, actor }) => {
      await cancelErasure(deps, actor, 'person');
      return findErasure(actor, deps.now());
    },
  }),
];
