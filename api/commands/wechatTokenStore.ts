import type { Deps } from '../deps';
import type { WechatTokenStore } from '../integrations/wechat/tokenStore';
import { WechatToken } from '../models/WechatToken';

/** Where the processes of a county share WeChat's access token: in the database, sealed. */
export function wechatTokenStore(
  { keyRing }: Pick<Deps, 'keyRing'>,
  appId: string,
): WechatTokenStore {
  const context = `wechatToken/${appId}`;
  return {
    async read() {
      const kept = await WechatToken.findById(appId).lean();
      if (!kept) return null;
      return {
        accessToken: keyRing.decrypt(kept.accessToken, context),
        expiresAt: kept.expiresAt.getTime(),
      };
    },
    async write({ accessToken, expiresAt }) {
      await WechatToken.updateOne(
        { _id: appId },
        {
          $set: {
            accessToken: keyRing.encrypt(accessToken, context),
            expiresAt: new Date(expiresAt),
          },
        },
        { upsert: true },
      );
    },
  };
}
