import mongoose from 'mongoose';
import type { Deps } from '../../deps';
import { createDirectoryRegistry } from '../../directory/directoryRegistry';
import { parseEnv } from '../../env';
import { createGridFsStore } from '../../integrations/objectStore/gridFsStore';
import type { WechatClient } from '../../integrations/wechat/wechatTypes';
import { createLogger } from '../../logger';
import { createMetrics } from '../../metrics';
import { createKeyRing } from '../../secrets/keyRing';

const KEY = Buffer.alloc(32, 7).toString('base64');
export const TEST_COUNTY = '411728';

const account = {
  appId: 'wx',
  secret: 's',
  templates: {
    reportProgress: 'template-progress',
    reportResolved: 'template-resolved',
    taskAssigned: 'template-assigned',
    taskDue: 'template-due',
  },
};

/** What uploads and projections need, on the database of the test file. Only WeChat is played. */
export async function feedbackDeps(
  own: { wechat?: Pick<WechatClient, 'sendSubscribeMessage'>; now?: () => Date } = {},
): Promise<Deps & { close(): Promise<void> }> {
  const db = mongoose.connection.db;
  if (!db) throw new Error('not connected');
  const logger = createLogger('silent');
  const keyRing = createKeyRing(`a:${KEY}`, KEY);
  const now = own.now ?? (() => new Date());
  await Promise.all(Object.values(mongoose.models).map((model) => model.createIndexes()));
  const directory = createDirectoryRegistry({ logger, keyRing, now });
  return {
    env: parseEnv({
      NODE_ENV: 'test',
      MONGODB_URI: 'mongodb://unused',
      MASTER_KEYS: `a:${KEY}`,
      INDEX_KEY: KEY,
      WECHAT_ACCOUNTS: JSON.stringify({ [TEST_COUNTY]: account }),
    }),
    logger,
    metrics: createMetrics({ defaults: false }),
    keyRing,
    directory,
    // No place is looked up here.
    grids: null as never,
    wechat: () => (own.wechat as WechatClient | undefined) ?? null,
    objectStore: createGridFsStore(db),
    now,
    close: () => directory.close(),
  };
}
