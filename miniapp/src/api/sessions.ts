import type {
  CreateSessionBody,
  DemonstrationPerson,
  SessionResponse,
  SignInRequestResponse,
  SignInStateResponse,
} from '@shared/schemas/sessions';
import { callApi } from './client';
import { keepSession } from './tokens';

/** Signs in and keeps the session. */
export async function createSession(body: CreateSessionBody): Promise<void> {
  keepSession(
    await callApi<SessionResponse>({ method: 'POST', path: '/sessions', body, anonymous: true }),
  );
}

/** Signs out here, and tells the server where it can be reached. */
export async function endSession(): Promise<void> {
  try {
    await callApi({ method: 'DELETE', path: '/sessions/current' });
  } finally {
    keepSession(null);
  }
}

/** A QR that the mini-program confirms; three minutes. */
export const createSignInRequest = (): Promise<SignInRequestResponse> =>
  callApi({ method: 'POST', path: '/sign-in-requests', anonymous: true });

/** What became of the QR; a confirmed one brings the session, once, and it is kept. */
export async function collectSignIn(
  id: string,
  secret: string,
): Promise<SignInStateResponse['state']> {
  const answer = await callApi<SignInStateResponse>({
    method: 'GET',
    path: `/sign-in-requests/${id}`,
    query: { secret },
    anonymous: true,
  });
  if (answer.session) keepSession(answer.session);
  return answer.state;
}

/** Lets the browser that shows the QR in, as oneself. */
export const confirmSignIn = (id: string): Promise<void> =>
  callApi({ method: 'POST', path: `/sign-in-requests/${id}/confirmation` });

/** The demonstration's people; only outside production. */
export const demonstrationPeople = async (): Promise<DemonstrationPerson[]> =>
  (
    await callApi<{ items: DemonstrationPerson[] }>({
      method: 'GET',
      path: '/demonstration/people',
      anonymous: true,
    })
  ).items;
