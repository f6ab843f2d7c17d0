import type {
  MeResponse,
  PrivacyTextResponse,
  SubscriptionsBody,
  UpdateMeBody,
} from '@shared/schemas/me';
import { callApi } from './client';

export const findMe = (): Promise<MeResponse> => callApi({ method: 'GET', path: '/me' });

/** PUT, since WeChat sends no PATCH: only what is named changes. */
export const updateMe = (body: UpdateMeBody): Promise<MeResponse> =>
  callApi({ method: 'PUT', path: '/me', body });

export const giveConsent = (version: string): Promise<MeResponse> =>
  callApi({ method: 'POST', path: '/me/consent', body: { version } });

/** With the code of WeChat's phone button. */
export const bindPhone = (code: string): Promise<MeResponse> =>
  callApi({ method: 'POST', path: '/me/phone', body: { code } });

/** What the person tapped in WeChat's subscribe prompt. */
export const keepSubscriptions = (results: SubscriptionsBody['results']): Promise<MeResponse> =>
  callApi({ method: 'POST', path: '/me/subscriptions', body: { results } });

export const findPrivacyText = (): Promise<PrivacyTextResponse> =>
  callApi({ method: 'GET', path: '/privacy-text', anonymous: true });
