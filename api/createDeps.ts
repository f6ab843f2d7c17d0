import mongoose from 'mongoose';
import { checkKeys } from './commands/checkKeys';
import { wechatTokenStore } from './commands/wechatTokenStore';
import type { Deps } from './deps';
import { createDirectoryRegistry } from './directory/directoryRegistry';
import type { Env } from './env';
import { createGridRegistry } from './grids/gridRegistry';
import { createGridFsStore } from './integrations/objectStore/gridFsStore';
import { createTencentSms } from './integrations/sms/tencentSms';
import { createWechatClient } from './integrations/wechat/createWechatClient';
import { createPushReader } from './integrations/wechat/pushReader';
import { createSimulatedLogin } from './integrations/wechat/simulatedLogin';
import type { PushCredentials } from './integrations/wechat/verifyPush';
import type { WechatClient } from './integrations/wechat/wechatTypes';
import { createRobotClient } from './integrations/wecom/robotClient';
import { createLive } from './live/createLive';
import { createLogger } from './logger';
import { createMetrics } from './metrics';
import { areaSource } from './queries/areaSource';
import { createKeyRing } from './secrets/keyRing';

/**
 * Builds what the API works with; the database is connected. `now` is set by hand where a past is played.
 * @throws EnvError the keys are not those of this database
 */
export async function createDeps(
  env: Env,
  now?: () => Date,
): Promise<Deps & { close(): Promise<void> }> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const logger = createLogger(env.LOG_LEVEL);
  const keyRing = createKeyRing(env.MASTER_KEYS, env.INDEX_KEY);
  await checkKeys(keyRing);
  const base = { keyRing, logger, now: now ?? (() => new Date()) };
  const clients = new Map<string, WechatClient>();
  for (const [county, account] of Object.entries(env.WECHAT_ACCOUNTS ?? {}))
    clients.set(
      county,
      createWechatClient({
        baseUrl: env.WECHAT_BASE_URL,
        appId: account.appId,
        secret: account.secret,
        tokenStore: wechatTokenStore(base, account.appId),
        logger,
      }),
    );
  const sms = new Map(
    Object.entries(env.SMS_ACCOUNTS ?? {}).map(([county, account]) => [
      county,
      createTencentSms({ baseUrl: env.SMS_BASE_URL, account, logger }),
    ]),
  );
  const directory = createDirectoryRegistry(base);
  const grids = createGridRegistry(areaSource);
  const live = createLive({ logger, directory });
  const watching = await grids.watchAreas((error) =>
    logger.error({ err: error }, 'areas not loaded again'),
  );
  return {
    ...base,
    databaseNow: now ? async () => now() : () => readDatabaseClock(db),
    env,
    metrics: createMetrics(),
    directory,
    grids,
    wechat: (county) => clients.get(county) ?? null,
    pushReader: createPushReader(pushAccounts(env)),
    simulatedLogin: env.WECHAT_SIMULATOR_URL
      ? createSimulatedLogin(env.WECHAT_SIMULATOR_URL)
      : null,
    robots: createRobotClient({ baseUrl: env.WECOM_BASE_URL, logger }),
    sms: (county) => sms.get(county) ?? null,
    live,
    objectStore: createGridFsStore(db),
    async close() {
      await live.close();
      await directory.close();
      await watching.close();
    },
  };
}

/** The primary's clock, where its answer came from. */
async function readDatabaseClock(db: mongoose.mongo.Db): Promise<Date> {
  const { localTime } = await db.command({ hello: 1 }, { readPreference: 'primary' });
  return localTime;
}

/** The accounts whose 消息推送 is set up. */
function pushAccounts(env: Env): Map<string, PushCredentials> {
  const accounts = new Map<string, PushCredentials>();
  for (const [county, { appId, pushToken, encodingAesKey }] of Object.entries(
    env.WECHAT_ACCOUNTS ?? {},
  ))
    if (pushToken && encodingAesKey)
      accounts.set(county, { appId, token: pushToken, encodingAesKey });
  return accounts;
}
