import type { Phone } from '../phone';
import type { Options, WxGroup } from './callable';
import { WxFailure } from './WxFailure';

const TEMPLATES_A_CALL = 3;

/** Signing in, subscriptions and what the person allowed. */
export function accountApi(phone: Phone): WxGroup {
  return {
    needsTap: ['requestSubscribeMessage', 'openSetting'],
    async: {
      login: async () => {
        if (!phone.online) throw new WxFailure('network error');
        return { code: await phone.platform.login() };
      },
      checkSession: () => {},
      getSetting: () => ({
        authSetting: Object.fromEntries(phone.consents.scopes),
        subscriptionsSetting: { mainSwitch: true },
      }),
      authorize: ({ scope }) => allowScope(phone, String(scope)),
      openSetting: () => ({ authSetting: Object.fromEntries(phone.consents.scopes) }),
      requestSubscribeMessage: (options) => subscribe(phone, options),
    },
  };
}

/** Asks the person once for each scope; the answer is kept as WeChat keeps it. */
export function allowScope(phone: Phone, scope: string): void {
  const kept = phone.consents.scopes.get(scope);
  const allowed = kept ?? phone.hand.locationPermission === 'allow';
  phone.consents.scopes.set(scope, allowed);
  if (!allowed) throw new WxFailure('auth deny');
}

async function subscribe(phone: Phone, { tmplIds }: Options): Promise<Record<string, string>> {
  const ids = tmplIds as string[] | undefined;
  if (!ids || ids.length === 0) throw new WxFailure("TmplIds can't be empty", { errCode: 10001 });
  if (ids.length > TEMPLATES_A_CALL) {
    phone.problems.add(
      'limit',
      `${ids.length} templates asked for in one call, ${TEMPLATES_A_CALL} at most`,
    );
    throw new WxFailure('tmplIds are limited to 3', { errCode: 10005 });
  }
  const choices = Object.fromEntries(ids.map((id) => [id, phone.hand.subscribe]));
  await phone.platform.subscribe(choices);
  return choices;
}
