import { TEST_INDEX_KEY, TEST_MASTER_KEYS } from '../../../api/test/testKeyRing';
import { databaseUri } from '../../../scripts/test/databaseUri';
import {
  SIMULATOR_APP_ID,
  SIMULATOR_ENCODING_AES_KEY,
  SIMULATOR_PUSH_TOKEN,
  SIMULATOR_SECRET,
  SIMULATOR_TEMPLATES,
} from '../../../scripts/wechatSimulator/simulatorAccount';
import { COUNTY } from './places';

interface Around {
  readonly port: number;
  /** A replica set, without a database name. */
  readonly mongoUri: string;
  readonly dbName: string;
  /** A simulator of WeChat and of 企业微信. */
  readonly wechatUrl: string;
}

/** Settings of an API process of the flows' county. */
export function apiSettings({ port, mongoUri, dbName, wechatUrl }: Around) {
  const { reportProgress, reportResolved, taskAssigned, taskDue } = SIMULATOR_TEMPLATES;
  const account = {
    appId: SIMULATOR_APP_ID,
    secret: SIMULATOR_SECRET,
    templates: {
      reportProgress: reportProgress.id,
      reportResolved: reportResolved.id,
      taskAssigned: taskAssigned.id,
      taskDue: taskDue.id,
    },
    pushToken: SIMULATOR_PUSH_TOKEN,
    encodingAesKey: SIMULATOR_ENCODING_AES_KEY,
  };
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    COUNTY,
    MONGODB_URI: databaseUri(mongoUri, dbName),
    MONGODB_DATABASE: dbName,
    MASTER_KEYS: TEST_MASTER_KEYS,
    INDEX_KEY: TEST_INDEX_KEY,
    WECHAT_BASE_URL: wechatUrl,
    WECOM_BASE_URL: wechatUrl,
    // Flows are run at any hour.
    QUIET_HOURS: 'off',
    // What a supervisor finds must not hang on a lot.
    INSPECT_ONE_IN: '0',
    WECHAT_ACCOUNTS: JSON.stringify({ [COUNTY]: account }),
  };
}
