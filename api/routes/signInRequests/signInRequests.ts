import {
  signInRequestQuery,
  signInRequestResponse,
  signInStateResponse,
} from '@shared/schemas/sessions';
import { collectSignIn } from '../../commands/collectSignIn';
import { confirmSignInRequest } from '../../commands/confirmSignInRequest';
import { createSignInRequest } from '../../commands/createSignInRequest';
import { type Endpoint, endpoint } from '../endpoint';

/** A browser signs in by a QR that the signed-in mini-program confirms. */
export const signInRequestEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/sign-in-requests',
    summary: 'Ask for a QR to sign in a browser; good for three minutes',
    tag: 'sessions',
    access: 'public',
    limit: 'signIn',
    idempotency: 'none',
    response: signInRequestResponse,
    status: 201,
    handle: ({ deps }) => createSignInRequest(deps),
  }),
  endpoint({
    method: 'get',
    path: '/sign-in-requests/:id',
    summary: 'What became of it; the session is given once',
    tag: 'sessions',
    access: 'public',
    query: signInRequestQuery,
    response: signInStateResponse,
    handle: ({ deps, params, query }) => collectSignIn(deps, params.id ?? '', query.secret),
  }),
  endpoint({
    method: 'post',
    path: '/sign-in-requests/:id/confirmation',
    summary: 'Let the browser that shows the QR in, as oneself',
    tag: 'sessions',
    access: 'signedIn',
    limit: 'signIn',
    idempotency: 'none',
    status: 204,
    handle: ({ deps, actor, params }) => confirmSignInRequest(deps, actor, params.id ?? ''),
  }),
];
