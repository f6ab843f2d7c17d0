import { createSessionBody, refreshSessionBody, sessionResponse } from '@shared/schemas/sessions';
import { createSession } from '../../commands/createSession';
import { endSession } from '../../commands/endSession';
import { refreshSession } from '../../commands/refreshSession';
import { type Endpoint, endpoint } from '../endpoint';

/** Signing in, renewing, signing out. A code or token is good once, so a retry needs no key. */
export const sessionEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/sessions',
    summary: 'Sign in with a WeChat code, or outside production as a demonstration person',
    tag: 'sessions',
    access: 'public',
    limit: 'signIn',
    idempotency: 'none',
    body: createSessionBody,
    response: sessionResponse,
    status: 201,
    handle: ({ deps, body }) => createSession(deps, body),
  }),
  endpoint({
    method: 'post',
    path: '/sessions/refresh',
    summary: 'Get the successor of a refresh token; the same one again within 60 s gets the same',
    tag: 'sessions',
    access: 'public',
    limit: 'signIn',
    idempotency: 'none',
    body: refreshSessionBody,
    response: sessionResponse,
    handle: ({ deps, body }) => refreshSession(deps, body.refreshToken),
  }),
  endpoint({
    method: 'delete',
    path: '/sessions/current',
    summary: 'Sign out',
    tag: 'sessions',
    access: 'signedIn',
    idempotency: 'none',
    status: 204,
    handle: ({ deps, actor }) => endSession(deps, actor),
  }),
];
