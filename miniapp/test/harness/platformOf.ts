import type { PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import type { Platform } from './phone';

/** WeChat's side of one person's phone, answered by the WeChat simulator. */
export function platformOf(phones: PhoneSide, openid: string): Platform {
  return {
    login: () => phones.login(openid),
    phoneCode: () => phones.phoneCode(openid),
    subscribe: async (choices) => {
      for (const wanted of ['accept', 'reject']) {
        const ids = Object.keys(choices).filter((id) => choices[id] === wanted);
        if (ids.length > 0) await phones.subscribe(openid, ids, wanted === 'accept');
      }
    },
  };
}
