import type {
  MeResponse,
  PrivacyTextResponse,
  SubscriptionsBody,
  UpdateMeBody,
} from '@shared/schemas/me';
import type { SessionResponse } from '@shared/schemas/sessions';
import { callApi } from './client';
import { keepSession } from './tokens';

export const findMe = (): Promise<MeResponse> => callApi({ method: 'GET', path: '/me' });

/** PUT, since WeChat sends no PATCH: only what is named changes. */
export const updateMe = (body: UpdateMeBody): Promise<MeResponse> =>
  callApi({ method: 'PUT', path: '/me', body });

/** The version agreed to stands in the access token: the answer is a session, and it is kept. */
export async function giveConsent(version: string): Promise<MeResponse> {
  const body = { version };
  keepSession(await callApi<SessionResponse>({ method: 'PUT', path: '/me/consent', body }));
  return findMe();
}

/** With the code of WeChat's phone button. Staff whom an administrator entered become themselves by it. */
export async function bindPhone(code: string): Promise<MeResponse> {
  const body = { code };
  keepSession(await callApi<SessionResponse>({ method: 'POST', path: '/me/phone', body }));
  return findMe();
}

/** What the person tapped in WeChat's subscribe prompt. */
export const keepSubscriptions = (results: SubscriptionsBody['results']): Promise<MeResponse> =>
  callApi({ method: 'POST', path: '/me/subscriptions', body: { results } });

export const findPrivacyText = (): Promise<PrivacyTextResponse> =>
  callApi({ method: 'GET', path: '/privacy-text', anonymous: true });
