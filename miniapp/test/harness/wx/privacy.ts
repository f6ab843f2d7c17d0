import type { Phone } from '../phone';
import type { WxGroup } from './callable';
import { WxFailure } from './WxFailure';

/** What the program's privacy contract (用户隐私保护指引, kept at WeChat's side) declares. */
export const DECLARED_PRIVATE_APIS = new Set([
  'chooseMedia',
  'getLocation',
  'chooseLocation',
  'getPhoneNumber',
  'startRecord',
  'setClipboardData',
  'saveImageToPhotosAlbum',
]);
/** Location calls must also stand in app.json. */
const IN_APP_JSON = new Set([
  'getLocation',
  'chooseLocation',
  'onLocationChange',
  'startLocationUpdate',
  'choosePoi',
  'chooseAddress',
]);

const REFUSED = () => new WxFailure('privacy permission is not authorized', { errno: 104 });

/**
 * The gate before a private call. WeChat itself would open its own sheet for a call that nobody prepared; here that
 * is a problem, because the program promises to ask first.
 * @throws {WxFailure} errno 112 undeclared, 104 not agreed to.
 */
export async function passPrivacyGate(phone: Phone, name: string): Promise<void> {
  if (!DECLARED_PRIVATE_APIS.has(name)) {
    phone.problems.add('limit', `wx.${name} is private and not declared in the privacy contract`);
    throw new WxFailure('api scope is not declared in the privacy agreement', { errno: 112 });
  }
  if (IN_APP_JSON.has(name) && !phone.bundle.appJson.requiredPrivateInfos?.includes(name)) {
    phone.problems.add('limit', `wx.${name} is missing in requiredPrivateInfos of app.json`);
    throw new WxFailure(
      'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    );
  }
  if (phone.consents.privacy) return;
  if (await askOwnSheet(phone, name)) return;
  phone.problems.add(
    'limit',
    `wx.${name} was called before the person agreed to the privacy contract`,
  );
  throw REFUSED();
}

/** The program's own sheet, where it registered one with wx.onNeedPrivacyAuthorization. */
async function askOwnSheet(phone: Phone, name: string): Promise<boolean> {
  const { listeners, realm } = phone.launch;
  if (!listeners.has('NeedPrivacyAuthorization')) return false;
  const answer = await new Promise<unknown>((resolve) => {
    const settle = (result: { event?: unknown }) => {
      if (result.event === 'agree' || result.event === 'disagree') resolve(result.event);
    };
    realm.guard(() =>
      listeners.emit('NeedPrivacyAuthorization', settle, realm.give({ referrer: name })),
    );
  });
  if (answer !== 'agree') throw REFUSED();
  phone.consents.privacy = true;
  return true;
}

export function privacyApi(phone: Phone): WxGroup {
  return {
    waitsForPerson: ['requirePrivacyAuthorize'],
    async: {
      getPrivacySetting: () => ({
        needAuthorization: !phone.consents.privacy,
        privacyContractName: '《微连心小程序隐私保护指引》',
      }),
      requirePrivacyAuthorize: async () => {
        if (phone.consents.privacy || (await askOwnSheet(phone, 'requirePrivacyAuthorize'))) return;
        if (phone.hand.privacy === 'refuse') throw REFUSED();
        phone.consents.privacy = true;
      },
      openPrivacyContract: () => {},
    },
  };
}
