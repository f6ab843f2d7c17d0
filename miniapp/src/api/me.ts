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

/** Only what is named changes. */
export const updateMe = (body: UpdateMeBody): Promise<MeResponse> =>
  callApi({ method: 'PUT', path: '/me', body });

/** Agrees to this version of the privacy text; the session that says so replaces the old one. */
export async function giveConsent(version: string): Promise<void> {
  keepSession(
    await callApi<SessionResponse>({ method: 'PUT', path: '/me/consent', body: { version } }),
  );
}

/** With the code of WeChat's phone button. A phone on the roster may bring another session. */
export async function bindPhone(code: string): Promise<void> {
  keepSession(
    await callApi<SessionResponse>({ method: 'POST', path: '/me/phone', body: { code } }),
  );
}

/** What the person tapped in WeChat's subscribe prompt. */
export const keepSubscriptions = (results: SubscriptionsBody['results']): Promise<MeResponse> =>
  callApi({ method: 'POST', path: '/me/subscriptions', body: { results } });

export const findPrivacyText = (): Promise<PrivacyTextResponse> =>
  callApi({ method: 'GET', path: '/privacy-text', anonymous: true });
